import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mineLogFiles } from '#lib/pipeline/logging/mine-log-files.ts'
import { groupingAccuracy, trueLines } from '#test/support/log-truth.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

/** The least grouping accuracy asked for, and what the log's templates that speak of retries hold in lines. */
const SETS = [
  { set: 'HDFS', accuracy: 0.9975, retryLines: 0 },
  { set: 'Hadoop', accuracy: 0.9445, retryLines: 472 },
  { set: 'OpenStack', accuracy: 0.9995, retryLines: 0 },
  { set: 'Apache', accuracy: 1, retryLines: 0 },
]

const top5 = (bytes: Iterable<number>, whole: number): number =>
  [...bytes]
    .sort((a, b) => b - a)
    .slice(0, 5)
    .reduce((sum, part) => sum + part, 0) / whole

describe.skipIf(samplesDir === null)('real logs with their events by hand', async () => {
  const folder = await temporaryFolder()

  it.each(SETS)('$set is grouped as people group it', async ({ set, accuracy, retryLines }) => {
    const file = sample(`logs/${set}_2k.log`)
    const out = join(folder, `${set}.csv`)
    const report = await mineLogFiles([file], out)
    const truth = trueLines(set)
    const rows = readFileSync(out, 'utf8').trimEnd().split('\n')
    expect(rows[0]).toBe('line,templateId')
    const assigned = rows.slice(1).map((row) => row.split(','))
    expect(assigned.map(([line]) => Number(line))).toEqual(truth.map((_, line) => line + 1))
    const groups = assigned.map(([, group = '']) => group)

    expect(
      groupingAccuracy(
        groups,
        truth.map(({ event }) => event),
      ),
    ).toBeGreaterThanOrEqual(accuracy)

    expect(report.bytes).toBe(statSync(file).size)
    expect(report.lines).toBe(truth.length)
    for (const parts of [report.templates, report.levels])
      expect(parts.reduce((sum, part) => sum + part.bytes, 0)).toBe(report.bytes)
    for (const { id, lines } of report.templates)
      expect(groups.filter((group) => group === id)).toHaveLength(lines)

    const rawLines = readFileSync(file)
      .toString('latin1')
      .split(/(?<=\n)/)
    const sumBy = (keys: readonly string[]) => {
      const sums = new Map<string, number>()
      for (const [line, key] of keys.entries())
        sums.set(key, (sums.get(key) ?? 0) + (rawLines[line]?.length ?? 0))
      return sums
    }
    expect(new Map(report.levels.map(({ level, bytes }) => [level, bytes]))).toEqual(
      sumBy(truth.map(({ level }) => level)),
    )
    const real = top5(sumBy(truth.map(({ event }) => event)).values(), report.bytes)
    const found = top5(
      report.templates.map(({ bytes }) => bytes),
      report.bytes,
    )
    expect(Math.abs(found - real)).toBeLessThan(0.03)

    const retries = report.templates.filter(({ flags }) => flags.includes('retry'))
    expect(retries.reduce((sum, { lines }) => sum + lines, 0)).toBe(retryLines)
  })

  it('Hadoop says most often that it cannot renew a lease, and that it connects again', async () => {
    const { templates } = await mineLogFiles([sample('logs/Hadoop_2k.log')])
    const retries = templates.filter(({ flags }) => flags.includes('retry'))
    expect(retries.map(({ template, lines }) => [template.slice(0, 21), lines])).toEqual([
      ['Failed to renew lease', 326],
      ['Retrying connect to s', 146],
    ])
  })

  it('OpenStack writes half of its bytes for the requests it answers', async () => {
    const { templates } = await mineLogFiles([sample('logs/OpenStack_2k.log')])
    expect(templates[0]?.flags).toContain('access-log')
    expect(templates[0]?.share).toBeCloseTo(0.49, 2)
  })
})
