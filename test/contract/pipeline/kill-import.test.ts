import fc from 'fast-check'
import { expect, it } from 'vitest'
import { billLine, inTemporaryFolder, writeBill } from '#test/support/generated-bill.ts'
import { faultsOf, killImports } from '#test/support/kill-imports.ts'

/** The last of the server comes when the import is over: a kill then changes nothing. The bench kills at many more. */
const MOMENTS = [
  ...[0.35, 0.7, 3].map((moment) => ({ victim: 'server', moment }) as const),
  ...[0.5].map((moment) => ({ victim: 'worker', moment }) as const),
]

it('a kill at any moment leaves all of an import or nothing, and a killed server resumes it to its end', async () => {
  const [lines = []] = fc.sample(fc.array(billLine, { minLength: 400, maxLength: 400 }), {
    numRuns: 1,
    seed: 3,
  })
  await inTemporaryFolder(async (folder) => {
    const { nothing, everything, outcomes } = await killImports(writeBill(folder, 'bill.csv', lines), MOMENTS)
    expect(everything.rows.read).toBe(lines.length)
    expect(nothing.rows.read).toBe(0)
    for (const outcome of outcomes)
      expect({ outcome, faults: faultsOf(outcome, nothing, everything) }).toMatchObject({ faults: [] })
    const resumed = outcomes.filter(({ restarted }) => restarted.states.includes('queued'))
    expect(resumed.length).toBeGreaterThan(0)
    expect(outcomes.find(({ moment }) => moment === 3)?.restarted.rows.read).toBe(lines.length)
  })
}, 600_000)
