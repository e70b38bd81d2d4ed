import { processSingleton } from '#lib/domain/process-singleton.ts'
import { dueSources } from '#lib/store/due-sources.ts'
import { stopping } from '../stopping.ts'
import { runSource, sourceRunsEnded } from './run-source.ts'

const LOOK_MILLISECONDS = 20_000

const clock = () =>
  processSingleton('source-clock', () => ({
    timer: null as NodeJS.Timeout | null,
    round: Promise.resolve() as Promise<void>,
  }))

/** Asks the sources whose time has come, one after the other. What fails is in the history of its source. */
export async function runDueSources(now: () => number = Date.now): Promise<void> {
  for (const { id, organisationId } of await dueSources(new Date(now()))) {
    if (stopping().signal.aborted) return
    const begun = await runSource({ organisationId, teams: 'all' }, id, { author: '' }, now).catch(() => null)
    await begun?.ended
  }
}

/** Begins to ask sources when their time comes; those that it came for while no server ran are asked at once. */
export function startSourceClock(): void {
  const it = clock()
  if (it.timer !== null) return
  let isBusy = false
  const look = () => {
    if (isBusy) return
    isBusy = true
    it.round = runDueSources()
      .catch((error: unknown) => console.error('The sources:', error))
      .finally(() => {
        isBusy = false
      })
  }
  it.timer = setInterval(look, LOOK_MILLISECONDS).unref()
  look()
}

/** Asks no source any more, and waits for those that are being asked to stop. */
export async function stopSourceClock(): Promise<void> {
  const it = clock()
  if (it.timer !== null) clearInterval(it.timer)
  it.timer = null
  await sourceRunsEnded()
  await it.round
}
