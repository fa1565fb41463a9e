/** The first reading of a process, done before anybody waits for it. */
import type { Gazetteer } from "./gazetteer.ts"
import { extract } from "./pipeline.ts"
import { readText } from "./readers/text.ts"
import { resolve } from "./resolve.ts"

/** A paper of every part, short: what a first reading would make the process prepare. */
const SPECIMEN = `ỦY BAN NHÂN DÂN
TỈNH SƠN LA

Số: 01/TB-UBND

Sơn La, ngày 03 tháng 01 năm 2023

THÔNG BÁO
Kết luận của Chủ tịch UBND tỉnh

Ngày 02/01/2023, Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:

1. Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh rà soát theo Nghị quyết số 11/NQ-CP, báo cáo UBND tỉnh trước ngày 15/01/2023.

Nơi nhận:
- Như trên;
- Lưu: VT.
`
/** Reads a specimen, so that a server's first notice takes no longer than the next. */
export function warmUp(gazetteer: Gazetteer): void {
  resolve(extract(readText(new TextEncoder().encode(SPECIMEN), "specimen.txt"), gazetteer), gazetteer)
}
