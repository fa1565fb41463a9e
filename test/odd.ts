/** Invented texts with what the samples lack. First a notice with figures for an age group. */
export const oddNotice = `ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 91/TB-UBND

Hà Giang, ngày 09 tháng 6 năm 2022

THÔNG BÁO

Kết luận của đồng chí Vàng Seo Páo - Phó Chủ tịch UBND tỉnh tại cuộc họp về tiêm vắc xin cho trẻ em

Phó Chủ tịch UBND tỉnh yêu cầu các sở, ngành và UBND các huyện thực hiện các nội dung sau:

1. Đến ngày 08/6/2022, tỷ lệ tiêm mũi 1 cho trẻ em từ 5 đến dưới 12 tuổi đạt 61,5%; huyện Đồng Văn mới đạt 40%. Sở Y tế chủ trì, phối hợp với Sở Giáo dục và Đào tạo tổ chức tiêm tại trường học, hoàn thành trước ngày 30/6/2022.

2. UBND huyện Đồng Văn chịu trách nhiệm về tiến độ tiêm tại các xã biên giới.

Nơi nhận:
- Chủ tịch UBND tỉnh (để b/c);
- Sở Y tế;
- Lưu: VT, VX.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Vàng Seo Páo
`

/** A text that is no notice: stored with a finding. */
export const noNotice = `Cách nấu thắng cố

Rửa sạch thịt, thái miếng vừa ăn, ướp thảo quả và gừng nướng rồi ninh nhỏ lửa đến khi mềm.
`
