/** Damaged text for property tests, from a seed: the same seed gives the same damage. */

/** Numbers in [0, 1) from a seed (a linear congruence; good enough to pick places). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const scraps = [
  "/",
  "-",
  " ",
  "  ",
  ".",
  ",",
  "ngày",
  "số",
  "tháng",
  "99",
  "0",
  "%",
  "Đ",
  "CP",
  "/NQ-",
  "(",
  "năm",
  "\u00a0",
  "𝒜",
  "trước ",
]
/** The text with a few stretches cut, doubled, swapped for scraps or turned to capitals. */
export function damaged(text: string, roll: () => number): string {
  let words = text
  const times = 1 + Math.floor(roll() * 8)
  for (let i = 0; i < times; i += 1) {
    const from = Math.floor(roll() * words.length)
    const to = Math.min(words.length, from + Math.floor(roll() * 12))
    const cut = words.slice(from, to)
    const scrap = scraps[Math.floor(roll() * scraps.length)] ?? ""
    const put = [scrap, cut + cut, cut.toUpperCase(), "", cut + scrap][Math.floor(roll() * 5)] ?? ""
    words = words.slice(0, from) + put + words.slice(to)
  }
  return words
}

/** Sentences of all the forms that the finders know, invented. */
export const forms = [
  "Căn cứ Nghị quyết số 11/NQ-CP ngày 30 tháng 01 năm 2022 của Chính phủ; theo Kết luận số 45-KL/TU, ngày 05/8/2022 và Nghị quyết 68.",
  "Thực hiện các Nghị quyết số 11, 30 và 68/NQ-CP, Công văn số 1246/UBND-VX, Luật Đất đai năm 2024, Chỉ thị 12 - CT/TU.",
  "Sở Y tế hoàn thành trước 17 giờ 00 ngày 28/11/2025, báo cáo định kỳ trước ngày 25 hằng tháng, chậm nhất là ngày 05 tháng 12.",
  "Từ ngày 08 đến hết ngày 19 tháng 11 năm 2025, trong quý II/2026, 6 tháng đầu năm 2026, từ tháng 10 năm 2025 đến hết tháng 3 năm 2026.",
  "Xử lý trong vòng 07 ngày làm việc kể từ ngày nhận hồ sơ; ngay sau khi có kết quả, báo cáo hằng tuần, hằng quý và đột xuất khi có yêu cầu.",
  "Trước Tết Nguyên đán Bính Ngọ 2026, Rằm tháng 7, giỗ Tổ 10/3 âm lịch, mùng 5 Tết, 23 tháng Chạp; khẩn trương, kịp thời, thường xuyên.",
  "Tỷ lệ người từ 18 tuổi trở lên được tiêm mũi 3 tại các huyện: Tam Đường (71,5%), Sìn Hồ (70%); còn gần 1.250 mũi tiêm chưa được cập nhật.",
  "Tỉnh Hà Nam, thành phố Hà Nội, thị xã Kỳ Anh, xã Ia Rvê và cửa khẩu quốc tế Cầu Treo tiếp nhận hơn 3.000 người từ nước ngoài.",
]
