import { AppError } from '#lib/domain/errors/app-error.ts'

type Subcommand = (args: readonly string[]) => Promise<void> | void

/** Loaded when asked for: a calculation by hand needs no catalogue. */
const SUBCOMMANDS = new Map<string, () => Promise<Subcommand>>([
  ['score', async () => (await import('./score.ts')).score],
  ['check', async () => (await import('./check.ts')).check],
  ['import', async () => (await import('./import.ts')).importSci],
  ['gate', async () => (await import('./gate.ts')).gate],
])

/** `headroom sci score|check|…`: Software Carbon Intensity at the command line. */
export async function sci(all: readonly string[]): Promise<void> {
  const [name = '', ...args] = all
  if (name.startsWith('-')) return (await import('./boundary-score.ts')).boundaryScore(all)
  const load = SUBCOMMANDS.get(name)
  if (!load)
    throw new AppError(
      'bad-arguments',
      name ? `sci does not know "${name}".` : 'sci needs to know what to do.',
      `Use one of: ${[...SUBCOMMANDS.keys()].join(', ')}. \`npm run -s headroom -- help\` shows their options.`,
    )
  const subcommand = await load()
  await subcommand(args)
}
