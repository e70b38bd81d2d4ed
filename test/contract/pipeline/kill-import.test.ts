import fc from 'fast-check'
import { expect, it } from 'vitest'
import { billLine, inTemporaryFolder, writeBill } from '#test/support/generated-bill.ts'
import { killImports } from '#test/support/kill-imports.ts'

/** The last comes when the import is over: a kill then changes nothing. */
const MOMENTS = [0.05, 0.4, 0.65, 0.9, 3]

it('an import that is killed is wholly there or not at all after a restart, and can be imported again', async () => {
  const [lines = []] = fc.sample(fc.array(billLine, { minLength: 400, maxLength: 400 }), {
    numRuns: 1,
    seed: 3,
  })
  await inTemporaryFolder(async (folder) => {
    const { nothing, everything, outcomes } = await killImports(writeBill(folder, 'bill.csv', lines), MOMENTS)
    expect(everything.rows.read).toBe(lines.length)
    for (const { restarted, again } of outcomes) {
      const expected = restarted.rows.read === 0 ? nothing : everything
      expect({ ...restarted, states: [] }).toEqual({ ...expected, states: [] })
      expect(restarted.states).not.toContain('running')
      expect({ ...again, states: [] }).toEqual({ ...everything, states: [] })
    }
    expect(outcomes.at(0)?.restarted.rows.read).toBe(0)
    expect(outcomes.at(-1)?.restarted.rows.read).toBe(lines.length)
  })
}, 300_000)
