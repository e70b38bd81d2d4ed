import type { Range } from '../../units/range.ts'
import type { FieldVolume, LevelVolume, LogReport, LogTemplate, LogVolume } from '../log-report.ts'
import { shareRange, unknownError } from '../share-error.ts'
import { type ActionableSource, addMoney, type Money } from './actionable-sums.ts'
import { type AuditMark, markKey } from './log-marks.ts'
import type { RetryEdgeRef } from './retry-edges.ts'
import { edgesOf } from './retry-edges.ts'

/** What is kept of the log files of one import: templates and counts, no line. */
export interface LogSample extends LogReport {
  /** The import that gave it. */
  readonly importId: string
  readonly fileNames: readonly string[]
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** A template of a sample, with its part of what the bill says of the source. */
export interface BilledTemplate extends LogTemplate {
  /** Of the source's bytes, 0 to 1: the 90 % interval of the sampling; 0 to 1 where the sample is too short to tell. */
  readonly shareRange: Range
  /** Its part of the written GB, with the interval of the share; null where the bill counts no bytes. */
  readonly gb: Range | null
  /** Of writing and keeping; lows with lows and highs with highs, of the share and of the carbon. */
  readonly totalKgCo2e: Range
  /** At the central share. */
  readonly cost: readonly Money[]
  /** Its own mark or that of its source, where it is to be kept as it is. */
  readonly auditKeep: AuditMark | null
  /** Edges of the call graph that lines of retries and timeouts may speak of. */
  readonly edges: readonly RetryEdgeRef[]
}

export interface BilledLevel extends LevelVolume {
  /** Of the sample's bytes, 0 to 1. */
  readonly share: number
  /** Its part of the written GB, where the bill counts bytes. */
  readonly gb: number | null
}

/** The samples of one source, together, and what they say of its bill. */
export interface BilledSample extends LogVolume {
  readonly importIds: readonly string[]
  readonly fileNames: readonly string[]
  readonly records: number
  readonly bytesPerLine: number | null
  readonly levels: readonly BilledLevel[]
  readonly fields: readonly FieldVolume[]
  /** Most bytes first: so many as were asked for, and whichever are marked. */
  readonly templates: readonly BilledTemplate[]
  readonly templateCount: number
  /** All templates that are not listed. */
  readonly otherTemplates: LogVolume | null
}

/** The product of figures that err together: low with low, high with high. */
const times = (range: Range, by: Range): Range => ({
  low: range.low * by.low,
  central: range.central * by.central,
  high: range.high * by.high,
})

const partOfMoney = (money: readonly Money[], share: number): readonly Money[] =>
  money.map(({ currency, amount }) => ({ currency, amount: amount * share }))

function sumVolumes<Volume extends LogVolume>(
  all: readonly Volume[],
  keyOf: (volume: Volume) => string,
): Volume[] {
  const sums = new Map<string, Volume>()
  for (const each of all) {
    const sum = sums.get(keyOf(each))
    sums.set(
      keyOf(each),
      sum ? { ...sum, lines: sum.lines + each.lines, bytes: sum.bytes + each.bytes } : each,
    )
  }
  return [...sums.values()].sort((a, b) => b.bytes - a.bytes || (keyOf(a) < keyOf(b) ? -1 : 1))
}

/**
 * The standard error of a template's share of several samples: each errs by itself, and weighs as its bytes do. In one that is too short
 * to tell, every share is possible, also of a template that it lacks; null where all are too short.
 */
function joinedError(samples: readonly LogSample[], id: string, all: number): number | null {
  if (samples.every(isTooShort)) return null
  const errors = samples.map((sample) => {
    const own = sample.templates.find((each) => each.id === id)
    const error = isTooShort(sample) ? unknownError(own?.share ?? 0) : (own?.shareError ?? 0)
    return all === 0 ? 0 : (error * sample.bytes) / all
  })
  return Math.hypot(...errors)
}

const isTooShort = ({ templates }: LogSample): boolean =>
  templates.some(({ shareError }) => shareError === null)

/** Several samples as one: volumes add up, and errors of shares as those of independent samples do. */
function joinSamples(samples: readonly LogSample[]): LogReport {
  const [only] = samples
  if (only && samples.length === 1) return only
  const bytes = samples.reduce((sum, each) => sum + each.bytes, 0)
  const templates = new Map<string, LogTemplate[]>()
  for (const sample of samples)
    for (const template of sample.templates)
      templates.set(template.id, [...(templates.get(template.id) ?? []), template])
  const fields = new Map<string, FieldVolume>()
  for (const { field, records, bytes: own } of samples.flatMap((each) => each.fields)) {
    const sum = fields.get(field) ?? { field, records: 0, bytes: 0 }
    fields.set(field, { field, records: sum.records + records, bytes: sum.bytes + own })
  }
  return {
    lines: samples.reduce((sum, each) => sum + each.lines, 0),
    bytes,
    records: samples.reduce((sum, each) => sum + each.records, 0),
    levels: sumVolumes(
      samples.flatMap((each) => each.levels),
      ({ level }) => level.toLowerCase(),
    ),
    templates: [...templates]
      .map(([id, [first, ...rest]]) => {
        const all = first ? [first, ...rest] : rest
        const own = all.reduce((sum, each) => sum + each.bytes, 0)
        return {
          ...(first as LogTemplate),
          lines: all.reduce((sum, each) => sum + each.lines, 0),
          records: all.reduce((sum, each) => sum + each.records, 0),
          bytes: own,
          share: bytes === 0 ? 0 : own / bytes,
          shareError: joinedError(samples, id, bytes),
          flags: [...new Set(all.flatMap(({ flags }) => flags))],
        }
      })
      .sort((a, b) => b.bytes - a.bytes || (a.id < b.id ? -1 : 1)),
    fields: [...fields.values()].sort((a, b) => b.bytes - a.bytes || (a.field < b.field ? -1 : 1)),
  }
}

interface SampledSource extends ActionableSource {
  readonly id: string
  /** The names that its services may have in traces. */
  readonly services: readonly string[]
}

interface Known {
  /** Those in force, by `markKey`. */
  readonly marks: ReadonlyMap<string, AuditMark>
  readonly edges: readonly RetryEdgeRef[]
  /** How many templates to list. */
  readonly most: number
}

const keptMark = (mark: AuditMark | undefined): AuditMark | null => (mark?.keep ? mark : null)

/**
 * What samples say of the bill of their source: `C_template = C_source × share of bytes`, and so for GB and money. The interval is that of
 * the sampling alone: another piece of the same log; not another hour or another day.
 */
export function billedSample(
  source: SampledSource,
  samples: readonly LogSample[],
  { marks, edges, most }: Known,
): BilledSample | null {
  if (samples.length === 0) return null
  const report = joinSamples(samples)
  const { written, stored } = source
  const markOf = (template: string | null) => keptMark(marks.get(markKey({ source: source.id, template })))
  const ofSource = markOf(null)
  const billed = (template: LogTemplate): BilledTemplate => {
    const range = shareRange(template.share, template.shareError)
    const writtenKg = times(written.totalKgCo2e, range)
    const storedKg = times(stored.totalKgCo2e, range)
    return {
      ...template,
      shareRange: range,
      gb:
        written.gb === null ? null : times({ low: written.gb, central: written.gb, high: written.gb }, range),
      totalKgCo2e: {
        low: writtenKg.low + storedKg.low,
        central: writtenKg.central + storedKg.central,
        high: writtenKg.high + storedKg.high,
      },
      cost: partOfMoney(addMoney(written.cost, stored.cost), template.share),
      auditKeep: ofSource ?? markOf(template.id),
      edges: edgesOf(template, source.services, edges),
    }
  }
  const isListed = ({ id }: LogTemplate, place: number) => place < most || markOf(id) !== null
  const others = report.templates.filter((template, place) => !isListed(template, place))
  const shareOf = (bytes: number) => (report.bytes === 0 ? 0 : bytes / report.bytes)
  return {
    importIds: samples.map(({ importId }) => importId),
    fileNames: samples.flatMap(({ fileNames }) => fileNames),
    lines: report.lines,
    bytes: report.bytes,
    records: report.records,
    bytesPerLine: report.lines === 0 ? null : report.bytes / report.lines,
    levels: report.levels.map((level) => ({
      ...level,
      share: shareOf(level.bytes),
      gb: written.gb === null ? null : written.gb * shareOf(level.bytes),
    })),
    fields: report.fields.slice(0, most),
    templates: report.templates.filter(isListed).map(billed),
    templateCount: report.templates.length,
    otherTemplates:
      others.length === 0
        ? null
        : {
            lines: others.reduce((sum, { lines }) => sum + lines, 0),
            bytes: others.reduce((sum, { bytes }) => sum + bytes, 0),
          },
  }
}
