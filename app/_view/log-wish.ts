import type { BilledSample, BilledTemplate } from '#lib/domain/logging/billed/billed-sample.ts'
import type { SourceSums } from '#lib/domain/logging/logging-report.ts'
import type { LogAction } from '#lib/domain/logging/what-if/kept-part.ts'
import type { LogPlan } from '#lib/domain/logging/what-if/log-what-if.ts'

/** What somebody tries on the Logging page. */
export interface LogWish {
  /** Of 100 records, how many are written: 1 to 100. */
  readonly keep: number
  /** Days that logs are kept; null: as long as now. */
  readonly days: number | null
  /** Bytes before ÷ bytes after, 1 to 20. */
  readonly compress: number
  /** Percent of what a GB-month comes to now, 1 to 100. */
  readonly storage: number
  readonly withoutDebug: boolean
  /** Of JSON, left out. */
  readonly withoutFields: readonly string[]
}

export const NO_WISH: LogWish = {
  keep: 100,
  days: null,
  compress: 1,
  storage: 100,
  withoutDebug: false,
  withoutFields: [],
}

/** What is needed of a source to try something: small enough for a browser. */
export interface TriedSource
  extends Pick<SourceSums, 'id' | 'written' | 'stored' | 'fixed' | 'auditKeep' | 'monthsKept'> {
  readonly name: string
  readonly sample:
    | (Pick<BilledSample, 'bytes' | 'fields'> & {
        readonly templates: readonly Pick<
          BilledTemplate,
          'id' | 'share' | 'shareRange' | 'auditKeep' | 'flags'
        >[]
      })
    | null
}

const MOST_FIELDS = 50

/** A whole number of an address, brought within bounds; null where it says nothing of the kind. */
function within(text: string | null, low: number, high: number): number | null {
  const value = Number(text ?? Number.NaN)
  return Number.isInteger(value) ? Math.min(high, Math.max(low, value)) : null
}

/** What an address tries. @example readWish('keep=25&days=30').keep // 25 */
export function readWish(text: string | null): LogWish {
  const query = new URLSearchParams(text ?? '')
  return {
    keep: within(query.get('keep'), 1, 100) ?? NO_WISH.keep,
    days: within(query.get('days'), 1, 36_500),
    compress: within(query.get('compress'), 1, 20) ?? NO_WISH.compress,
    storage: within(query.get('storage'), 1, 100) ?? NO_WISH.storage,
    withoutDebug: query.get('debug') === 'no',
    withoutFields: [...new Set(query.getAll('without'))].slice(0, MOST_FIELDS),
  }
}

/** The same for an address; null where nothing is tried. */
export function wishText({
  keep,
  days,
  compress,
  storage,
  withoutDebug,
  withoutFields,
}: LogWish): string | null {
  const query = new URLSearchParams([
    ...(keep === NO_WISH.keep ? [] : [['keep', String(keep)]]),
    ...(days === null ? [] : [['days', String(days)]]),
    ...(compress === NO_WISH.compress ? [] : [['compress', String(compress)]]),
    ...(storage === NO_WISH.storage ? [] : [['storage', String(storage)]]),
    ...(withoutDebug ? [['debug', 'no']] : []),
    ...withoutFields.map((field) => ['without', field]),
  ])
  return query.size === 0 ? null : query.toString()
}

const DAYS_A_MONTH = 365.25 / 12

/** Days that the logs of a source are kept now; null where the bill does not tell. */
export const daysKept = ({ monthsKept }: Pick<SourceSums, 'monthsKept'>): number | null =>
  monthsKept === null ? null : monthsKept * DAYS_A_MONTH

/** The part of the bytes of a sample that some of its fields hold, 0 to 1. */
export function partOfFields(
  { bytes, fields }: Pick<BilledSample, 'bytes' | 'fields'>,
  names: readonly string[],
): number {
  const held = fields.reduce((sum, each) => sum + (names.includes(each.field) ? each.bytes : 0), 0)
  return bytes > 0 ? Math.min(1, held / bytes) : 0
}

/** What is to be done to a source, one after the other. */
export function plansOf(
  source: Pick<TriedSource, 'id' | 'monthsKept' | 'sample'>,
  wish: LogWish,
): readonly LogPlan[] {
  const { keep, days, compress, storage, withoutDebug, withoutFields } = wish
  const [kept, { sample }] = [daysKept(source), source]
  const debug = withoutDebug ? (sample?.templates.filter(({ flags }) => flags.includes('debug')) ?? []) : []
  const actions: readonly LogAction[] = [
    ...(keep < 100 ? [{ kind: 'sample', keepRate: keep / 100 } as const] : []),
    ...(sample && withoutFields.length > 0
      ? [{ kind: 'drop-fields', partOfBytes: partOfFields(sample, withoutFields) } as const]
      : []),
    ...(compress > 1 ? [{ kind: 'compress', ratio: compress } as const] : []),
    ...(days !== null && kept !== null
      ? [{ kind: 'shorten-retention', fromDays: kept, toDays: days } as const]
      : []),
    ...(storage < 100 ? [{ kind: 'move-class', partOfStorage: storage / 100 } as const] : []),
  ]
  return [
    ...(debug.length > 0
      ? [{ source: source.id, templates: debug.map(({ id }) => id), action: { kind: 'demote' } as const }]
      : []),
    ...actions.map((action) => ({ source: source.id, templates: null, action })),
  ]
}
