import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { otlpRequest, retriedRequest } from '../../support/otlp-spans.ts'
import { runCli } from '../../support/run-cli.ts'
import { runHere } from '../../support/run-here.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const folder = await temporaryFolder()
const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const BAD = 'policy: { timeout: 2s, attempts: 3 }'
const graph = (more: string) => `callGraph: 1
services: { edge: , good: , failed: }
calls:
  - { from: edge, to: good, ${BAD} }
  - { from: good, to: failed, ${BAD} }
${more}`

describe('headroom lint', () => {
  it('prints findings, amplification and the worst path of case 1, and ends with 20', () => {
    const { code, stdout } = runCli('lint', file('case-1.yaml', graph('')), '--json')
    expect(code).toBe(20)
    const report = JSON.parse(stdout)
    expect(report).toMatchObject({ amplification: 9, worstPath: ['edge', 'good', 'failed'] })
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: 'T1', edge: 'edge → good', shortfallMs: 4000 }),
    )
  })

  it('ends with 0 where there is nothing to find', async () => {
    const one = 'callGraph: 1\nservices: { a: , b: }\ncalls: [{ from: a, to: b, policy: { timeout: 1s } }]'
    expect(await runHere('lint', file('good.yaml', one), '--json')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"findings":[]'),
    })
  })

  it('refuses a loop by name, unless it may go round', async () => {
    const loop = file(
      'loop.yaml',
      'callGraph: 1\nservices: { a: , b: }\ncalls: [{ from: a, to: b }, { from: b, to: a }]',
    )
    expect(await runHere('lint', loop)).toMatchObject({
      code: 18,
      stderr: expect.stringContaining('a → b → a'),
    })
    expect((await runHere('lint', loop, '--unroll', '2', '--attempts', '3', '--json')).stdout).toContain(
      '"amplification":27',
    )
  })
})

describe('headroom lint of traces', () => {
  it('judges the calls that they show, with the policies that a file states for some, and writes both down', async () => {
    const shown = file(
      'given-up.jsonl',
      Array.from({ length: 10 }, (_, index) =>
        JSON.stringify(otlpRequest('2026-09-21T08:00:00Z', retriedRequest(index + 1, 4))),
      ).join('\n'),
    )
    const alone = runCli('lint', shown, '--json')
    expect(alone.code).toBe(20)
    const found = JSON.parse(alone.stdout)
    expect(found).toMatchObject({ amplification: 4, worstPath: ['shop', 'pay'], calls: 1, withoutTimeout: 1 })
    expect(found.worstVisits).toEqual({ service: 'pay', visits: 4 })
    expect(found.findings.map(({ rule }: { rule: string }) => rule)).toEqual(['A1'])
    const policies = file(
      'mesh.yaml',
      'kind: VirtualService\nspec: { http: [{ route: [{ destination: { host: pay } }], timeout: 1s, retries: { attempts: 3 } }] }',
    )
    const { stdout } = runCli('lint', shown, '--policies', policies, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ stated: 1, withoutTimeout: 0, amplification: 4 })
    expect(runCli('lint', policies, '--policies', policies).stderr).toContain('holds no traces')
    const arch = join(folder, 'arch.json')
    await runHere('lint', shown, '--policies', policies, '--arch', arch)
    expect(JSON.parse(readFileSync(arch, 'utf8')).services).toMatchObject([
      { name: 'pay', package: 'store', dependencies: [] },
      {
        name: 'shop',
        package: 'denominator',
        dependencies: ['pay'],
        'x-devsusops': { calls: [{ to: 'pay', policy: { attempts: 4, deadline: 1000 } }] },
      },
    ])
    const again = JSON.parse((await runHere('lint', arch, '--json')).stdout)
    expect(again).toMatchObject({ amplification: 4, worstPath: ['shop', 'pay'] })
    expect((await runHere('lint', arch, '--arch', join(folder, 'no', 'such'))).code).toBe(2)
  })
})

describe('headroom simulate', () => {
  const hangs = file('hangs.yaml', graph('faults: [{ kind: hang, service: failed }]\nload: { requests: 1 }'))

  it('gives the same bytes twice, and spans that retries reads with the same attempts', () => {
    const spans = join(folder, 'spans.jsonl')
    const first = runCli('simulate', hangs, '--seed', '5', '--json', '--spans', spans)
    expect(first.code).toBe(0)
    expect(runCli('simulate', hangs, '--seed', '5', '--json').stdout).toBe(first.stdout)
    const attempts = (stdout: string) =>
      Object.fromEntries(
        JSON.parse(stdout).edges.map((edge: { callee: string; attempts: number; wasted: number }) => [
          edge.callee,
          [edge.attempts, edge.wasted],
        ]),
      )
    expect(attempts(first.stdout)).toEqual({ good: [3, 3], failed: [9, 9] })
    expect(attempts(runCli('retries', spans, '--json').stdout)).toEqual({ good: [3, 3], failed: [9, 9] })
  })

  it('compares with another policy on one call', async () => {
    const { stdout } = await runHere('simulate', hangs, '--json', '--attempts', '1', '--on', 'edge->good')
    const report = JSON.parse(stdout)
    expect([report.edges[1].attempts, report.changed.edges[1].attempts]).toEqual([9, 3])
  })

  it.each([
    [['--seed', 'x'], /--seed does not know/],
    [['--preset', 'x'], /no preset/],
    [['--attempts', '1', '--on', 'edge->nobody'], /no call edge → nobody/],
  ])('refuses %j', async (args, why) => {
    expect(await runHere('simulate', hangs, ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(why),
    })
  })
})
