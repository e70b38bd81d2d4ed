import type { RawSpan } from '../../retries/span.ts'
import type { SentAttempt, SimulatedRequest, Visit } from './model.ts'

/** 2026-01-01 00:00 UTC: a simulation has no date of its own. */
const START_NS = 1_767_225_600_000_000_000n

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

const OUTCOMES = {
  ok: { error: null, attributes: [['http.response.status_code', '200']] },
  failed: { error: true, attributes: [['http.response.status_code', '503']] },
  'timed-out': { error: true, attributes: [['error.type', 'timeout']] },
  cancelled: { error: true, attributes: [['error.type', 'cancelled']] },
} as const

type Ids = { readonly trace: string; readonly span: (number: number) => string }

const shared = { message: '', events: [] } as const
const at = (ns: number): bigint => START_NS + BigInt(ns)

function attemptSpan(attempt: SentAttempt, ids: Ids): RawSpan[] {
  const { call, outcome, index, hedge } = attempt
  if (outcome === 'open') return []
  const { edge } = call.edge
  const { error, attributes } = OUTCOMES[outcome]
  return [
    {
      ...shared,
      trace: ids.trace,
      id: ids.span(attempt.span),
      parent: ids.span(call.visit.span),
      service: edge.from,
      op: edge.operation || edge.to,
      kind: 'client',
      startNs: at(attempt.sentNs),
      endNs: at(attempt.endedNs),
      error,
      peer: edge.to,
      attributes: new Map([
        ...attributes,
        ['http.request.header.idempotency-key', `${ids.trace}-${call.number}`],
        ['network.peer.address', `${edge.to}-${attempt.instance.index}`],
        ...(index > 0 && !hedge ? [['http.request.resend_count', String(index)] as const] : []),
      ]),
    },
  ]
}

function visitSpan(visit: Visit, ids: Ids): RawSpan[] {
  if (visit.state !== 'ended') return []
  const { attempt, failed, cancelled } = visit
  const { error, attributes } = OUTCOMES[cancelled ? 'cancelled' : failed ? 'failed' : 'ok']
  return [
    {
      ...shared,
      trace: ids.trace,
      id: ids.span(visit.span),
      parent: attempt ? ids.span(attempt.span) : '',
      service: visit.at.node.name,
      op: attempt ? attempt.call.edge.edge.operation || visit.at.node.name : 'request',
      kind: 'server',
      startNs: at(visit.arrivedNs),
      endNs: at(visit.endedNs),
      error,
      peer: '',
      attributes: new Map<string, string>([...attributes]),
    },
  ]
}

/**
 * The trace of a simulated request, as an instrumented system would write it: a client span per attempt and a server span per
 * visit. What hangs for ever, was lost or was dropped unread leaves no span. Retries carry `http.request.resend_count`, and
 * all attempts of a call one idempotency key.
 */
export function requestSpans(
  { number, visits, attempts }: SimulatedRequest,
  seed: number,
): readonly RawSpan[] {
  const trace = `${hex(seed, 14).slice(-14)}00${hex(number, 16)}`
  const ids: Ids = { trace, span: (index) => hex(number * 2 ** 20 + index, 16).slice(-16) }
  return [
    ...visits.flatMap((visit) => visitSpan(visit, ids)),
    ...attempts.flatMap((attempt) => attemptSpan(attempt, ids)),
  ]
}
