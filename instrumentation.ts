/** Runs once, before the first request: the catalogue is opened and brought up to date, what a crash left is cleared. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { startUp } = await import('#lib/pipeline/start-up.ts')
  await startUp()
}
