/** Offices (chức vụ) that act for a body or are held by a person (domain: offices). */
export const OFFICES: readonly string[] =
  `Chủ tịch | Phó Chủ tịch | Phó Chủ tịch Thường trực | Giám đốc | Phó Giám đốc | Bộ trưởng | Thứ trưởng | Thủ trưởng | Tổng Giám đốc | Tổng giám đốc
Bí thư | Phó Bí thư | Phó Bí thư Thường trực | Trưởng Ban | Trưởng ban | Phó Trưởng ban | Phó Trưởng Ban | Chánh Văn phòng | Phó Chánh Văn phòng | Chánh Thanh tra | Cục trưởng | Chi cục trưởng | Chỉ huy trưởng | Tư lệnh
Người đứng đầu | Chủ nhiệm | Phó Chủ nhiệm | Hiệu trưởng | Tổng Biên tập | Viện trưởng | Chánh án | Trưởng đoàn | Trưởng phòng | Tổng Thanh tra | Thống đốc | Phó Thủ tướng | Thủ tướng`
    .split(/\s*[|\n]\s*/)
    .filter(Boolean)
