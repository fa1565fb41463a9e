/** Short names of bodies and of what they deal with, as notices and those who ask write them: folded, signs left out. */

// biome-ignore format: rows read best as rows
const written: readonly (readonly [short: string, long: string])[] = [
  // Bodies of every tier.
  ["ubnd", "uy ban nhan dan"], ["hdnd", "hoi dong nhan dan"], ["vpubnd", "van phong uy ban nhan dan"],
  ["ctubnd", "chu tich uy ban nhan dan"], ["mttq", "mat tran to quoc"], ["mttqvn", "mat tran to quoc viet nam"],
  ["ubmttq", "uy ban mat tran to quoc"], ["ubmttqvn", "uy ban mat tran to quoc viet nam"],
  ["ubkt", "uy ban kiem tra"], ["bcd", "ban chi dao"], ["bch", "ban chi huy"], ["bql", "ban quan ly"],
  ["qlda", "quan ly du an"], ["btv", "ban thuong vu"], ["dbqh", "dai bieu quoc hoi"], ["vpcp", "van phong chinh phu"],
  ["chqs", "chi huy quan su"], ["bchqs", "bo chi huy quan su"], ["bdbp", "bo doi bien phong"],
  ["vksnd", "vien kiem sat nhan dan"], ["tand", "toa an nhan dan"], ["thads", "thi hanh an dan su"],
  ["nhnn", "ngan hang nha nuoc"], ["kbnn", "kho bac nha nuoc"], ["bhxh", "bao hiem xa hoi"],
  ["nhcsxh", "ngan hang chinh sach xa hoi"], ["qltt", "quan ly thi truong"], ["ttyt", "trung tam y te"],
  ["ksbt", "kiem soat benh tat"], ["lhpn", "lien hiep phu nu"], ["ldld", "lien doan lao dong"],
  ["ccb", "cuu chien binh"], ["tncs", "thanh nien cong san"], ["htx", "hop tac xa"], ["ptth", "phat thanh truyen hinh"],
  // What ministries and departments are named after.
  ["gtvt", "giao thong van tai"], ["gddt", "giao duc va dao tao"], ["khdt", "ke hoach va dau tu"],
  ["khcn", "khoa hoc va cong nghe"], ["ldtbxh", "lao dong thuong binh va xa hoi"], ["tbxh", "thuong binh va xa hoi"],
  ["nnptnt", "nong nghiep va phat trien nong thon"], ["ptnt", "phat trien nong thon"],
  ["nnmt", "nong nghiep va moi truong"], ["tnmt", "tai nguyen va moi truong"],
  ["tttt", "thong tin va truyen thong"], ["vhttdl", "van hoa the thao va du lich"], ["vhtt", "van hoa the thao"],
  ["ttdl", "the thao va du lich"], ["dttg", "dan toc va ton giao"], ["ktxh", "kinh te xa hoi"],
  ["byt", "bo y te"], ["bgddt", "bo giao duc va dao tao"], ["bnv", "bo noi vu"], ["btnmt", "bo tai nguyen va moi truong"],
  ["bkhdt", "bo ke hoach va dau tu"], ["bgtvt", "bo giao thong van tai"], ["bnnptnt", "bo nong nghiep va phat trien nong thon"],
  // Matters.
  ["pctt", "phong chong thien tai"], ["tkcn", "tim kiem cuu nan"], ["pccc", "phong chay chua chay"],
  ["cnch", "cuu nan cuu ho"], ["atgt", "an toan giao thong"], ["attp", "an toan thuc pham"], ["antt", "an ninh trat tu"],
  ["qpan", "quoc phong an ninh"], ["cntt", "cong nghe thong tin"], ["cchc", "cai cach hanh chinh"],
  ["tthc", "thu tuc hanh chinh"], ["gpmb", "giai phong mat bang"], ["mtqg", "muc tieu quoc gia"],
  ["nsnn", "ngan sach nha nuoc"], ["bhyt", "bao hiem y te"], ["bhtn", "bao hiem that nghiep"], ["kcn", "khu cong nghiep"],
  ["kkt", "khu kinh te"], ["ccn", "cum cong nghiep"], ["csgt", "canh sat giao thong"], ["thcs", "trung hoc co so"],
  ["thpt", "trung hoc pho thong"], ["sxkd", "san xuat kinh doanh"], ["bvmt", "bao ve moi truong"],
]
const table = new Map(written.map(([short, long]) => [short, long.split(" ")]))

/** The syllables a short name stands for; `word` is folded, with or without its signs ("ld-tb&xh"). */
export const writtenOut = (word: string): readonly string[] | undefined => table.get(word.replace(/[&-]/g, ""))
