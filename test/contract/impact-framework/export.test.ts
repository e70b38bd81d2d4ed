import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { writeScore } from '#lib/formats/impact-framework/write-score.ts'
import { COMPONENTS, DISCLOSURE } from '#test/support/disclosed-score.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const require = createRequire(import.meta.url)
const IF_RUN = require.resolve('@grnsft/if/build/if-run/index.js')
const written = writeScore(DISCLOSURE, COMPONENTS)
if (!written.ok) throw new Error(written.reason)

const Run = z.looseObject({
  execution: z.looseObject({ status: z.string(), error: z.string().optional() }),
  tree: z.unknown(),
})

let folder = ''
beforeAll(async () => {
  folder = await temporaryFolder()
  writeFileSync(join(folder, 'package.json'), '{"name":"audit","version":"1.0.0","private":true}')
})

/** What the real Impact Framework 1.1.0 makes of a manifest. Its exit code is 0 even where the manifest fails. */
function run(name: string, manifest: string) {
  writeFileSync(join(folder, `${name}.yml`), manifest)
  execFileSync(process.execPath, [IF_RUN, '-m', `${name}.yml`, '-o', `${name}-out`], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, CURRENT_DIR: folder },
  })
  return Run.parse(parse(readFileSync(join(folder, `${name}-out.yaml`), 'utf8')))
}

const treeOf = (manifest: string): unknown => parse(manifest).tree
const Total = z.object({
  children: z.object({ 'system-total': z.object({ outputs: z.array(z.object({ sci: z.number() })) }) }),
})
const Parts = z.object({ aggregated: z.object({ carbon: z.number(), energy: z.number() }) })

describe('our manifest in the real Impact Framework 1.1.0', () => {
  it('gives our outputs and totals to the last digit, component by component', () => {
    const { execution, tree } = run('components', written.components)
    expect(execution.error).toBeUndefined()
    expect(execution.status).toBe('success')
    expect(tree).toEqual(treeOf(written.components))
    expect(Parts.parse(tree).aggregated.carbon).toBe(written.carbonG)
  })

  it('gives our score: all carbon by all units', () => {
    const { execution, tree } = run('total', written.total)
    expect(execution.status).toBe('success')
    expect(tree).toEqual(treeOf(written.total))
    expect(Total.parse(tree).children['system-total'].outputs[0]?.sci).toBe(written.sciG)
    expect(written.sciG).toBe(written.carbonG / 1_250_000)
  })

  it('gives another total when one figure is changed', () => {
    const changed = written.components.replace('it-energy-kwh: 41.3\n', 'it-energy-kwh: 41.300001\n')
    expect(changed).not.toBe(written.components)
    const { execution, tree } = run('changed', changed)
    expect(execution.status).toBe('success')
    expect(Parts.parse(tree).aggregated.carbon).not.toBe(written.carbonG)
  })
})
