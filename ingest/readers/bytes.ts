/**
 * Bytes to characters: UTF-8, or UTF-16 with or without its mark; of Windows only what proves to be Vietnamese. Anything
 * else is refused.
 */
import { AppError } from "../../graph/errors.ts"
import { isVietnamese, legacyOf } from "./legacy.ts"

type Encoding = "utf-8" | "utf-16le" | "utf-16be"
/** Byte order marks, by the encoding they announce. */
const marks: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: "utf-8", bytes: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
]
/** How much of a file is looked at to tell UTF-16 without a mark. */
const SAMPLE = 4096
/** Shares of zero bytes: the upper half of a UTF-16 pair is mostly zero in Vietnamese, the lower half hardly ever. */
const MOSTLY = 0.3
const HARDLY = 0.02
/** More control characters than one in a hundred make a file binary. */
const CONTROLS = 0.01

/** Decodes without loss. Throws SOURCE_BINARY or SOURCE_ENCODING_UNKNOWN (with the first byte that does not fit). */
export function decode(bytes: Uint8Array, name: string): string {
  const marked = marks.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte))
  const encoding = marked?.encoding ?? unmarked(bytes)
  if (encoding === "utf-8" && isBinary(bytes)) throw new AppError("SOURCE_BINARY", { name })
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    if (encoding !== "utf-8" && text.includes("\0")) throw new AppError("SOURCE_BINARY", { name })
    return text
  } catch (error) {
    if (error instanceof AppError) throw error
    // Without its mark UTF-16 was only a guess from zero bytes.
    if (!marked && encoding !== "utf-8") throw new AppError("SOURCE_BINARY", { name })
    const old = encoding === "utf-8" && !marked ? windows(bytes) : null
    if (old !== null) return old
    throw new AppError("SOURCE_ENCODING_UNKNOWN", { name, offset: firstBadByte(bytes, encoding) })
  }
}

/**
 * Bytes of Windows: letters of an old font (converted later, by the repairs) or code page 1258; null when they make no
 * Vietnamese syllables in either.
 */
function windows(bytes: Uint8Array): string | null {
  const shown = new TextDecoder("windows-1252").decode(bytes)
  // Letters in UTF-8 beside other bytes: a damaged file, and nobody knows of which letters.
  if (/á[º»][\u0080-\u00bf\u2000-\u2122]/.test(shown)) return null
  if (legacyOf(shown)) return shown
  const text = new TextDecoder("windows-1258").decode(bytes)
  return isVietnamese(text) ? text : null
}

function unmarked(bytes: Uint8Array): Encoding {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 4) return "utf-8"
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd / pairs > MOSTLY && even / pairs < HARDLY) return "utf-16le"
  if (even / pairs > MOSTLY && odd / pairs < HARDLY) return "utf-16be"
  return "utf-8"
}

function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) controls += 1
  }
  return controls > bytes.length * CONTROLS
}

/** Where the first character begins that cannot be decoded: the longest prefix that can, found by halving. */
function firstBadByte(bytes: Uint8Array, encoding: Encoding): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    // A stream takes a character that is not complete yet.
    if (fits(bytes.subarray(0, middle), encoding, true)) low = middle
    else high = middle - 1
  }
  while (low > 0 && !fits(bytes.subarray(0, low), encoding, false)) low -= 1
  return low
}
function fits(bytes: Uint8Array, encoding: Encoding, stream: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream })
    return true
  } catch {
    return false
  }
}
