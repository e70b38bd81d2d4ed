import { z } from 'zod'

const UNIT_MS = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 1e-3, ns: 1e-6 } as const
const PART = /(\d+(?:\.\d+)?|\.\d+)(h|ms|us|ns|m|s)/g
const WHOLE = /^(?:(?:\d+(?:\.\d+)?|\.\d+)(?:h|ms|us|ns|m|s))+$/
/** Longer than any timeout: 11 days. */
const MOST_MS = 1e9

/** Milliseconds of a duration such as 2s, 250ms, 1m30s or 0.025s; null where the text is none. @example durationMs('1m30s') // 90000 */
function durationMs(text: string): number | null {
  if (!WHOLE.test(text)) return null
  let sum = 0
  for (const [, amount, unit] of text.matchAll(PART))
    sum += Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS]
  return sum
}

/** A duration in a file: text with its unit, or a number of milliseconds. Answers milliseconds. */
export const Duration = z.union([z.number(), z.string()]).transform((value, context) => {
  const ms = typeof value === 'number' ? value : durationMs(value.trim())
  if (ms !== null && Number.isFinite(ms) && ms >= 0 && ms <= MOST_MS) return ms
  context.addIssue({
    code: 'custom',
    message: `"${value}" is no duration between 0 and 11 days: write it like 250ms, 2s or 1m30s`,
  })
  return z.NEVER
})

/** As above, where 0 stands for no limit, as in Istio and Envoy. */
export const LimitOrNone = Duration.transform((ms) => (ms === 0 ? null : ms))
