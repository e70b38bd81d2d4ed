import { hash01 } from './load-shape.ts'

const LINES = 4000
const BEGIN_MS = Date.parse('2026-09-22T12:00:00Z')

/** What the checkout writes: how often in a thousand records, its level, and the record. */
const WRITTEN: readonly (readonly [often: number, level: number, record: (n: number) => object])[] = [
  [
    430,
    20,
    (n) => ({
      msg: `Loaded cart ${n} with ${n % 9} articles`,
      cart: { id: n, articles: Array.from({ length: 6 }, (_, at) => ({ sku: n * 7 + at, stock: at })) },
    }),
  ],
  [270, 20, (n) => ({ msg: `Price rule ${n % 40} evaluated in ${n % 17} ms for cart ${n}` })],
  [
    180,
    30,
    (n) => ({
      msg: `POST /orders/${n} answered 201 in ${80 + (n % 60)} ms`,
      agent: 'Mozilla/5.0 (X11; Linux)',
    }),
  ],
  [85, 30, (n) => ({ msg: `Order ${n} placed` })],
  [30, 40, (n) => ({ msg: `Retrying booking ${n} in ledger after status 503` })],
  [5, 50, (n) => ({ msg: `Order ${n} could not be placed`, code: 'E_LEDGER' })],
]

function writtenAt(chance: number): (typeof WRITTEN)[number] {
  let left = chance * 1000
  for (const each of WRITTEN) {
    left -= each[0]
    if (left < 0) return each
  }
  return WRITTEN[0] as (typeof WRITTEN)[number]
}

/** Two minutes of the log of the checkout, on which somebody left debug output: JSON lines, the same in every run. */
export function* demoLog(): Generator<string> {
  for (let line = 0; line < LINES; line++) {
    const [, level, record] = writtenAt(hash01(`log ${line}`))
    const n = Math.floor(hash01(`number ${line}`) * 1e6)
    yield `${JSON.stringify({ level, time: BEGIN_MS + line * 30, pid: 7, ...record(n) })}\n`
  }
}
