import { advise, type LogAdvice } from '../advise.ts'
import type { LogAction } from '../what-if/kept-part.ts'
import { type LogSavings, logWhatIf, type WhatIfSource } from '../what-if/log-what-if.ts'
import type { BilledSample } from './billed-sample.ts'

export const BILL_ADVICE = ['shorten-retention', 'never-read'] as const

/** Something to do about the logs of a source, with what it would save of the bill. Advice for one source may overlap: it is not to be added up. */
export interface BilledAdvice {
  readonly rule: LogAdvice['rule'] | (typeof BILL_ADVICE)[number]
  /** By its id. */
  readonly source: string
  /** By its id; null where it is about all that the source logs. */
  readonly template: string | null
  /** A field of JSON; null where it is about none. */
  readonly field: string | null
  /** What the saving is worked out with. */
  readonly action: LogAction
  readonly saved: LogSavings
}

/** What the bill alone says of how logs are kept and read. */
interface KeptAndRead {
  /** Months that logs are kept, as far as stored ÷ written tells; null where the bill does not tell. */
  readonly monthsKept: number | null
  /** Whether reading other logs of its account was billed, and reading these was not. */
  readonly isNeverRead: boolean
}

export type AdvisedSource = WhatIfSource & KeptAndRead & { readonly sample: BilledSample | null }

const DAYS_A_MONTH = 365.25 / 12
/** What incidents are looked into with. */
const DAYS_ENOUGH = 30
/** Longer is worth a word: stored bytes are compressed on some clouds, so that the months are at least so many. */
const LONG_MONTHS = 2
const DAYS_UNREAD = 7

const actionOf = (advice: LogAdvice, recordsOf: ReadonlyMap<string, number>, bytes: number): LogAction => {
  switch (advice.rule) {
    case 'demote-or-sample':
      return { kind: 'sample', keepRate: advice.assumes ?? 1 }
    case 'limit-storm':
      return {
        kind: 'rate-limit',
        first: advice.assumes ?? 0,
        recordsPerWindow: recordsOf.get(advice.about) ?? 0,
      }
    case 'drop-field':
      return { kind: 'drop-fields', partOfBytes: bytes > 0 ? advice.savedBytes / bytes : 0 }
    default:
      return { kind: 'demote' }
  }
}

function ofSample(id: string, sample: BilledSample): Omit<BilledAdvice, 'saved'>[] {
  const kept = new Set(sample.templates.filter(({ auditKeep }) => auditKeep).map((each) => each.id))
  const records = new Map(sample.templates.map((each) => [each.id, each.records]))
  return advise(sample, kept).map((advice) => {
    const isField = advice.rule === 'drop-field'
    return {
      rule: advice.rule,
      source: id,
      template: isField ? null : advice.about,
      field: isField ? advice.about : null,
      action: actionOf(advice, records, sample.bytes),
    }
  })
}

function ofBill({ id, monthsKept, isNeverRead, stored }: AdvisedSource): Omit<BilledAdvice, 'saved'>[] {
  if (monthsKept === null || (stored.gb ?? 0) <= 0) return []
  const shorten = (rule: BilledAdvice['rule'], toDays: number): Omit<BilledAdvice, 'saved'> => ({
    rule,
    source: id,
    template: null,
    field: null,
    action: { kind: 'shorten-retention', fromDays: monthsKept * DAYS_A_MONTH, toDays },
  })
  if (isNeverRead && monthsKept * DAYS_A_MONTH > DAYS_UNREAD) return [shorten('never-read', DAYS_UNREAD)]
  return monthsKept > LONG_MONTHS ? [shorten('shorten-retention', DAYS_ENOUGH)] : []
}

const worth = (saved: LogSavings): boolean =>
  saved.totalKgCo2e.central > 0 || saved.cost.some(({ central }) => central > 0)

/**
 * What to do about the logs of a bill, the most carbon first. From samples: debug output, storms, chatter, access logs, heavy fields, as
 * `advise` finds them. From the bill alone: logs that are kept for more than two months are kept for thirty days; logs that nobody is
 * billed for reading, where others of the account are read, for seven. Nothing is advised for what an auditor asks for.
 */
export function billedAdvice(sources: readonly AdvisedSource[]): readonly BilledAdvice[] {
  return sources
    .filter(({ auditKeep }) => auditKeep === null)
    .flatMap((source) =>
      [...ofBill(source), ...(source.sample ? ofSample(source.id, source.sample) : [])].map((advice) => {
        const templates = advice.template === null ? null : [advice.template]
        const plan = { source: source.id, templates, action: advice.action }
        return { ...advice, saved: logWhatIf([source], [plan]).saved }
      }),
    )
    .filter(({ saved }) => worth(saved))
    .sort(
      (a, b) =>
        b.saved.totalKgCo2e.central - a.saved.totalKgCo2e.central ||
        (a.source + a.rule + a.template < b.source + b.rule + b.template ? -1 : 1),
    )
}
