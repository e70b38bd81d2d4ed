import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Play, Played } from '#lib/domain/retries/simulation/play-plan.ts'
import { workerProgram } from '../worker/worker-program.ts'

/** Simulations at a time, and those that may wait for them. */
const AT_ONCE = 1
const MOST_WAITING = 4
const LONGEST_MS = 30_000
const HEAP_MB = 512
/** Pages are answered first: of 20 steps down. */
const PRIORITY = 10

const value = z.number().nullable()
const Measures = z.object({
  amplification: value,
  wastedShare: value,
  answeredShare: value,
  goodputPerSecond: value,
  p50Ms: value,
  p95Ms: value,
  p99Ms: value,
})
const Answer = z.object({
  ok: z.boolean(),
  pairs: z.array(
    z.object({
      seed: z.number(),
      before: Measures,
      after: Measures,
      attempts: z.array(z.object({ before: z.number(), after: z.number() })),
    }),
  ),
}) satisfies z.ZodType<Played>

const line = () => processSingleton('simulations', () => ({ running: 0, waiting: new Set<() => void>() }))

/** A place among those that simulate: whoever gets one must leave it. @throws AppError `busy` */
async function takePlace(signal: AbortSignal | undefined): Promise<void> {
  const it = line()
  if (signal?.aborted === true) throw cancelled()
  if (it.running < AT_ONCE) {
    it.running++
    return
  }
  if (it.waiting.size >= MOST_WAITING)
    throw new AppError('busy', 'Too many simulations are asked for at once.', 'Try again in a few seconds.')
  await new Promise<void>((resolve, reject) => {
    const goAway = () => {
      if (it.waiting.delete(begin)) reject(cancelled())
    }
    const begin = () => {
      signal?.removeEventListener('abort', goAway)
      resolve()
    }
    it.waiting.add(begin)
    signal?.addEventListener('abort', goAway)
  })
}

/** Hands the place on to whoever has waited longest. */
function leavePlace(): void {
  const it = line()
  const [next] = it.waiting
  if (!next) {
    it.running--
    return
  }
  it.waiting.delete(next)
  next()
}

const cancelled = () => new AppError('busy', 'The simulation was cancelled.', 'Start it again.')

const tooMuch = () =>
  new AppError(
    'limit-exceeded',
    'The simulation has more to do than it may: services call each other very often, or wait for each other for ever.',
    'Ask for fewer requests or runs, allow fewer attempts, or look at fewer days.',
  )

async function inProcess(play: Play, signal: AbortSignal | undefined): Promise<string> {
  const program = await workerProgram(process.cwd(), 'simulation-worker')
  const worker = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...program], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, TZ: 'UTC' },
  })
  const kill = () => worker.kill('SIGKILL')
  const deadline = setTimeout(kill, LONGEST_MS)
  signal?.addEventListener('abort', kill)
  if (signal?.aborted === true) kill()
  worker.on('error', () => undefined)
  worker.stdin.on('error', () => undefined)
  try {
    if (worker.pid !== undefined) setPriority(worker.pid, PRIORITY)
  } catch {
    // It has ended already, or the system does not let us.
  }
  try {
    worker.stdin.end(JSON.stringify(play))
    return await text(worker.stdout)
  } finally {
    clearTimeout(deadline)
    signal?.removeEventListener('abort', kill)
    kill()
  }
}

/**
 * Plays a plan in a process of its own: one at a time, a few wait, others are turned away. It is ended when its asker goes away, and when
 * it takes too long.
 *
 * @throws AppError `busy` where too many wait, `limit-exceeded` where there is more to do than it may
 */
export async function runPlay(play: Play, signal?: AbortSignal): Promise<Played['pairs']> {
  await takePlace(signal)
  try {
    const said = await inProcess(play, signal)
    if (signal?.aborted === true) throw cancelled()
    const played = said === '' ? null : Answer.parse(JSON.parse(said))
    if (!played?.ok) throw tooMuch()
    return played.pairs
  } finally {
    leavePlace()
  }
}
