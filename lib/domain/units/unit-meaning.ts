import { hoursInMonth, type Month } from '../usage/kind.ts'

/** What one billed unit is, physically. `gb` is the provider's own GB; `bytes` is exact. */
export type UnitMeaning =
  | { readonly dimension: 'time'; readonly hours: number }
  | { readonly dimension: 'data'; readonly gb: number; readonly bytes: number }
  | { readonly dimension: 'data-time'; readonly gbHours: number; readonly byteHours: number }
  | { readonly dimension: 'count'; readonly count: number }

const DATA: Readonly<Record<string, { gb?: number; bytes?: number }>> = {
  byte: { bytes: 1 },
  kb: { gb: 1e-6 },
  mb: { gb: 1e-3 },
  gb: { gb: 1 },
  gigabyte: { gb: 1 },
  tb: { gb: 1000 },
  terabyte: { gb: 1000 },
  pb: { gb: 1e6 },
  kib: { bytes: 2 ** 10 },
  kibibyte: { bytes: 2 ** 10 },
  mib: { bytes: 2 ** 20 },
  mebibyte: { bytes: 2 ** 20 },
  gib: { bytes: 2 ** 30 },
  gibibyte: { bytes: 2 ** 30 },
  tib: { bytes: 2 ** 40 },
  tebibyte: { bytes: 2 ** 40 },
  pib: { bytes: 2 ** 50 },
}

/** Oracle bills every month as one of 31 days (measured: in a November, GiB months × 744 are whole sizes, × 720 are not). */
const ORACLE_MONTH_HOURS = 744

const monthHours = (month: Month, provider: string): number =>
  provider === 'Oracle' ? ORACLE_MONTH_HOURS : hoursInMonth(month)

const HOURS: Readonly<Record<string, (month: Month, provider: string) => number>> = {
  second: () => 1 / 3600,
  sec: () => 1 / 3600,
  minute: () => 1 / 60,
  min: () => 1 / 60,
  hour: () => 1,
  hr: () => 1,
  day: () => 24,
  month: monthHours,
  mo: monthHours,
  mp: monthHours,
}

const BLOCK = /^\s*(\d+(?:[.,]\d+)*)\s*([kmb])?(?=$|[^\w.])\s*/i
const BLOCK_SUFFIX: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 }
/** Of `1/10 Days`, the periods that one unit lasts. */
const PERIODS = /^\/\s*(\d+)/

const singular = (word: string): string => (word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word)

/** `GB-Mo` → gb, mo; `ShardHour` → shard, hour; `1 GB/Month` → gb, month. */
const words = (unit: string): readonly string[] =>
  unit
    .replace(/([a-z])(?!B(?:ytes?)?\b)([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
    .map(singular)

/**
 * Reads a unit as providers write it: `Hrs`, `GB-Mo`, `byte-seconds`, `vCPU-Hours`, `100 Hours`,
 * `1 GB/Month`, `10K`. A leading number is a block that the quantity counts in, except on hours,
 * which Azure bills as plain hours whatever the block (measured on real bills). A month has the
 * hours of the month it is billed in, UTC; Oracle's always has 744. A block of 0 (`0 Unassigned`) is
 * none. A number after a slash is how many periods one unit lasts (`1/10 Days`).
 *
 * @example unitMeaning('GB-Mo', '2018-10') // { dimension: 'data-time', gbHours: 744, byteHours: 0 }
 */
export function unitMeaning(unit: string, month: Month, provider = ''): UnitMeaning {
  const block = BLOCK.exec(unit)
  const size = block
    ? Number(block[1]?.replaceAll(',', '')) * (BLOCK_SUFFIX[block[2]?.toLowerCase() ?? ''] ?? 1) || 1
    : 1
  const rest = block ? unit.slice(block[0].length) : unit
  const periods = Number(PERIODS.exec(rest)?.[1] ?? 1)
  const parts = words(rest)
  const data = parts.map((word) => DATA[word]).find(Boolean)
  const time = parts.map((word) => HOURS[word]).find(Boolean)
  if (data) {
    const gb = (data.gb ?? 0) * size
    const bytes = (data.bytes ?? 0) * size
    if (!time) return { dimension: 'data', gb, bytes }
    const hours = time(month, provider) * periods
    return { dimension: 'data-time', gbHours: gb * hours, byteHours: bytes * hours }
  }
  if (!time) return { dimension: 'count', count: size }
  const hours = time(month, provider) * periods
  return { dimension: 'time', hours: hours === 1 ? 1 : hours * size }
}
