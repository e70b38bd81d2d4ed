import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Json } from '#lib/domain/sources/json.ts'
import { nextRun } from '#lib/domain/sources/schedule.ts'
import type { SourceOutcome } from '#lib/domain/sources/source-outcome.ts'
import { beginSourceRun } from '#lib/store/begin-source-run.ts'
import { findSource, type SourceInside } from '#lib/store/find-source.ts'
import { noteSourceRun, type SourceAfter, type SourceRunNote } from '#lib/store/note-source-run.ts'
import type { SourceRunRecord } from '#lib/store/source-run-record.ts'
import { stopping } from '../stopping.ts'
import { type Heard, withFetchRoom } from './fetch-room.ts'
import { importSet } from './import-set.ts'
import { keptAccess, type SourceAccess } from './source-access.ts'

/** The runs of this process, by source. */
const running = () =>
  processSingleton(
    'running-sources',
    () => new Map<string, { stop: AbortController; ended: Promise<void> }>(),
  )

/** Ends the run of a source, if this process has one, and waits until it has ended. */
export async function stopSourceRun(sourceId: string): Promise<void> {
  const run = running().get(sourceId)
  run?.stop.abort()
  await run?.ended
}

/** Waits until all runs of this process have ended. */
export async function sourceRunsEnded(): Promise<void> {
  await Promise.all([...running().values()].map(({ ended }) => ended))
}

/** What a run has brought so far. */
interface Brought extends Heard {
  readonly importIds: string[]
  readonly faults: string[]
  readonly failedKeys: string[]
}

const noteOf = ({ notes, requests, bytes, importIds }: Brought) => ({
  notes: [...notes],
  requests,
  bytes,
  importIds,
})

/**
 * Asks a source for everything since what of it counts, and imports it. Answers once the run has begun.
 *
 * @param author empty where the schedule asks
 * @param budgetUsd the most that its requests may cost, in the place of what the source allows
 * @throws AppError `not-found`; `conflict` where it is being asked already or the server is being stopped
 */
export async function runSource(
  scope: Scope,
  sourceId: string,
  { author, budgetUsd }: { readonly author: string; readonly budgetUsd?: number },
  now: () => number = Date.now,
): Promise<{ readonly run: SourceRunRecord; readonly ended: Promise<void> }> {
  if (stopping().signal.aborted)
    throw new AppError('conflict', 'The server is being stopped.', 'Start it again.')
  const run = await beginSourceRun(scope, sourceId, author)
  const stop = new AbortController()
  const signal = AbortSignal.any([stop.signal, stopping().signal])
  const ended = carryOut(scope, run, budgetUsd, signal, now)
    .catch((error: unknown) => console.error(`The run ${run.id} of a source could not be noted:`, error))
    .finally(() => running().delete(sourceId))
  running().set(sourceId, { stop, ended })
  return { run, ended }
}

async function carryOut(
  scope: Scope,
  run: SourceRunRecord,
  budgetUsd: number | undefined,
  signal: AbortSignal,
  now: () => number,
): Promise<void> {
  const end = (outcome: Exclude<SourceOutcome, 'running'>, error: string | null, isTooDear = false) =>
    endRun(scope, run, { ...noteOf(brought), outcome, error }, now(), isTooDear && run.author === '')
  const brought: Brought = {
    requests: 0,
    bytes: 0,
    notes: new Set(),
    importIds: [],
    faults: [],
    failedKeys: [],
  }
  try {
    const source = await findSource(scope, run.sourceId)
    const access = await keptAccess(source)
    const refusal = await whyTooDear(access, source, budgetUsd ?? source.budgetUsd ?? 0, brought, signal)
    if (refusal !== null) return await end('failed', refusal, true)
    let state = source.state
    for (;;) {
      const step = await fetchOnce(scope, source.id, access, state, brought, signal)
      state = step.state
      await noteSourceRun(run, noteOf(brought), step.after)
      if (!step.goesOn) break
    }
    const fault = brought.faults.length === 0 ? null : brought.faults.join(' ')
    await end(fault === null ? 'succeeded' : 'failed', fault)
  } catch (error) {
    if (signal.aborted) await end('interrupted', 'It was stopped before its end.')
    else {
      if (!(error instanceof AppError)) console.error(`Source ${run.sourceId}:`, error)
      const words =
        error instanceof AppError ? error.message : 'It stopped because of an error in Headroom itself.'
      await end('failed', [...brought.faults, words].join(' '))
    }
  }
}

/** Why a run must not be, whose requests would cost more than is allowed; null where they do not. */
async function whyTooDear(
  { fetcher, config, secret }: SourceAccess,
  { id, state }: SourceInside,
  budgetUsd: number,
  heard: Heard,
  signal: AbortSignal,
): Promise<string | null> {
  if (fetcher.plan === undefined) return null
  const plan = await withFetchRoom(id, heard, signal, async (context) =>
    fetcher.plan?.(context, config, secret, state),
  )
  const usd = plan?.usd ?? 0
  if (usd <= budgetUsd) return null
  const cost = `Its ${plan?.requests} requests would cost about $${usd.toFixed(2)}, and $${budgetUsd.toFixed(2)} are allowed.`
  return `${cost} Allow so much for a run of this source, or run it once by hand.`
}

interface Step {
  readonly state: Json | null
  /** What the source is from here on. */
  readonly after: SourceAfter
  readonly goesOn: boolean
}

/** Fetches once and imports what came. The state goes on only where all of it counts. */
async function fetchOnce(
  scope: Scope,
  sourceId: string,
  { fetcher, config, secret }: SourceAccess,
  state: Json | null,
  brought: Brought,
  signal: AbortSignal,
): Promise<Step> {
  const { failedKeys } = brought
  return withFetchRoom(sourceId, brought, signal, async (context) => {
    const fetched = await fetcher.fetch({ ...context, failedKeys }, config, secret, state)
    const { sets, lastPeriod, more = false } = fetched
    let canGoOn = true
    let allCount = true
    for (const set of sets) {
      const { importId, fault } = await importSet(scope, set, signal)
      if (!brought.importIds.includes(importId)) brought.importIds.push(importId)
      if (fault === null) continue
      allCount = false
      brought.faults.push([set.periods.join(', '), fault].filter(Boolean).join(': '))
      if (set.key === undefined) canGoOn = false
      else brought.failedKeys.push(set.key)
    }
    const goesOn = more && canGoOn && sets.length > 0
    if (!allCount) return { state, after: { lastPeriod }, goesOn }
    return { state: fetched.state, after: { state: fetched.state, lastPeriod }, goesOn }
  })
}

/**
 * Notes how a run ended, and when its source is asked again.
 *
 * @param isPaused whether it is to be asked no more: to find out what a run costs may cost something too
 */
async function endRun(
  scope: Scope,
  run: SourceRunRecord,
  ended: SourceRunNote,
  nowMs: number,
  isPaused: boolean,
): Promise<void> {
  const paused = 'It is paused, for finding that out may cost something each time.'
  const error = isPaused ? `${ended.error} ${paused}` : (ended.error ?? null)
  const note = { ...ended, error, finishedAt: new Date() }
  const source = await findSource(scope, run.sourceId).catch(() => null)
  if (source === null) return noteSourceRun(run, note)
  const { schedule } = source
  const at = (failures: number) => (schedule === null ? null : new Date(nextRun(schedule, nowMs, failures)))
  if (ended.outcome === 'interrupted')
    return noteSourceRun(run, note, { nextRunAt: stopping().signal.aborted ? new Date() : at(0) })
  const failures = ended.outcome === 'failed' ? source.failures + 1 : 0
  return noteSourceRun(run, note, {
    failures,
    nextRunAt: at(failures),
    ...(isPaused ? { paused: true } : {}),
  })
}
