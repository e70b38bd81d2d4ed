import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { RawSpan, SpanRecord } from '#lib/domain/retries/span.ts'

const MS = 1_000_000

/** A span as a test writes it: times in milliseconds, the rest as a reader would give it. */
export interface TestSpan {
  readonly id: string
  readonly parent?: string
  readonly trace?: string
  readonly service?: string
  readonly op?: string
  readonly kind?: string
  readonly from: number
  readonly to: number
  readonly error?: boolean
  readonly peer?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly log?: string
}

/** One normalised span. */
export function span(given: TestSpan): SpanRecord {
  const base = 1_700_000_000_000_000_000n
  const raw: RawSpan = {
    trace: given.trace ?? 't',
    id: given.id,
    parent: given.parent ?? '',
    service: given.service ?? 'a',
    op: given.op ?? 'call',
    kind: given.kind ?? 'client',
    startNs: base + BigInt(Math.round(given.from * MS)),
    endNs: base + BigInt(Math.round(given.to * MS)),
    error: given.error ?? null,
    message: '',
    peer: given.peer ?? '',
    attributes: new Map(Object.entries(given.tags ?? {})),
    events: given.log ? [{ timeNs: base, name: given.log, fields: new Map() }] : [],
  }
  return normaliseSpan(raw)
}

/** A request to service `a` that was answered, with spans under it. */
export const under = (children: readonly TestSpan[], root: Partial<TestSpan> = {}): SpanRecord[] => [
  span({ id: 'root', kind: 'server', op: 'GET /', from: 0, to: 10_000, ...root }),
  ...children.map((child) => span({ parent: 'root', ...child })),
]
