import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { generateLog } from '#test/bench/generate-log.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

it('memory does not grow with the lines that nothing groups', async () => {
  const folder = await temporaryFolder()
  const mined = async (bytes: number): Promise<{ peakRssMb: number; found: number }> =>
    JSON.parse(
      execFileSync(
        process.execPath,
        ['--import', 'tsx', 'test/bench/measure-log.ts', 'mine', await generateLog(folder, bytes)],
        { encoding: 'utf8' },
      ),
    )
  const [small, large] = [await mined(12e6), await mined(60e6)]
  expect(large.found).toBeLessThanOrEqual(10_001)
  expect(large.peakRssMb).toBeLessThan(small.peakRssMb * 1.5)
  expect(large.peakRssMb).toBeLessThan(600)
})
