import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EvidenceFactor } from '#lib/domain/evidence/name-factors.ts'
import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { lineId } from '#lib/domain/report/line-id.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { dataBand } from '#lib/queries/data-band.ts'
import { type EvidenceQuestion, evidence } from '#lib/queries/evidence.ts'
import { usageLines } from '#lib/queries/lines.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { dataDirWithDemo } from '#test/support/template-demo.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const FIGURES = 50
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('SKIPPED: re-deriving figures in Python, because python3 is not on this machine')

const folder = await temporaryFolder()
await ownTestDataDir(dataDirWithDemo)
let scopes: readonly Scope[]
const demo = (): Scope => scopes[0] as Scope

const UNPACK_AND_RUN = `
import contextlib, io, json, os, runpy, sys, zipfile
found = {}
for archive in sys.argv[1:]:
    with zipfile.ZipFile(archive) as file: file.extractall(archive[:-4])
    out, sys.argv = io.StringIO(), ['recompute.py']
    with contextlib.redirect_stdout(out):
        try: runpy.run_path(os.path.join(archive[:-4], 'headroom-evidence', 'recompute.py'))
        except SystemExit as end: found[archive] = [end.code, out.getvalue()]
print(json.dumps(found))
`

/** Unpacks archives and runs the Python script of each, in one process: exit code and what it printed, by archive. */
function unpackAndRun(...archives: readonly string[]): Readonly<Record<string, readonly [number, string]>> {
  const { stdout, stderr } = spawnSync('python3', ['-c', UNPACK_AND_RUN, ...archives], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

const SAME = expect.stringContaining('The same within 1e-9.')
const unpacked = (archive: string): string => join(archive.slice(0, -'.zip'.length), 'headroom-evidence')

function run(pack: string, script: 'recompute.py' | 'recompute.mjs', ...args: string[]) {
  const program = script.endsWith('.py') ? 'python3' : process.execPath
  const { status, stdout, stderr } = spawnSync(program, [join(pack, script), ...args], { encoding: 'utf8' })
  return { status, printed: stdout + stderr }
}

/** Downloads the evidence of a figure. */
async function download(scope: Scope, question: EvidenceQuestion, name: string, now?: Date): Promise<string> {
  const { body } = await evidence(scope, question, now)
  const archive = join(folder, `${name}.zip`)
  await pipeline(body, createWriteStream(archive))
  return archive
}

/** Mulberry32: the same numbers from 0 to 1 on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function drawer(seed: number) {
  const random = randomFrom(seed)
  const bands = await Promise.all(scopes.map((scope) => dataBand(scope)))
  const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  return () => {
    const index = random() < 0.6 ? 0 : Math.floor(random() * scopes.length)
    const [scope, band] = [scopes[index] as Scope, bands[index]]
    const day = () => {
      const { start = '', end = '' } = band?.period ?? {}
      const at = Date.parse(start) + random() * (Date.parse(end) - Date.parse(start))
      return new Date(at).toISOString().slice(0, 10)
    }
    const [from, to] = [day(), day()].sort()
    const some = (values: readonly string[] = []) =>
      random() < 0.35 && values.length > 0 ? [oneOf(values), oneOf(values)] : undefined
    const lists = Object.entries({
      provider: some(band?.providers),
      service: some(band?.services),
      region: some(band?.regions),
      team: some(band?.teams),
      account: some(band?.accounts),
      category: random() < 0.15 ? ['compute', 'storage-block', 'network'] : undefined,
      status: random() < 0.15 ? ['proxied', 'excluded'] : undefined,
    }).filter(([, values]) => values !== undefined)
    const filter: UsageFilter = {
      ...Object.fromEntries(lists),
      ...(random() < 0.6 && from && to ? { from, to } : {}),
    }
    return { scope, question: { filter, method: oneOf(METHODS), factorSet: oneOf(FACTOR_SET_IDS) } }
  }
}

const totalOf = async (scope: Scope, question: EvidenceQuestion) =>
  (await report(scope, { ...question, groupBy: [] })).total

const read = (archive: string, name: string): Promise<string> =>
  readFile(join(unpacked(archive), name), 'utf8')
const readJson = async (archive: string, name: string) => JSON.parse(await read(archive, name))
const compute: EvidenceQuestion = {
  filter: { category: ['compute'], from: '2026-06-01' },
  method: 'location',
  factorSet: '2026.1',
}
/** A figure of few lines, for what runs the scripts on it again and again. */
const small: EvidenceQuestion = { ...compute, filter: { ...compute.filter, from: '2026-10-12' } }

beforeAll(async () => {
  await startUp()
  const organisations = await listOrganisations()
  const scopeOf = (isDemo: boolean): Scope => ({
    organisationId: organisations.find((each) => each.isDemo === isDemo)?.id ?? '',
    teams: 'all',
  })
  scopes = [scopeOf(true)]
  if (samplesDir === null) return
  await importFiles(scopeOf(false), [sample('bills/aws-cur-legacy-csv/anonymous-aws-export.csv')])
  scopes = [scopeOf(true), scopeOf(false)]
})

describe.skipIf(!hasPython)('the evidence of a figure', () => {
  it(`lets plain Python and plain JavaScript come to the same figure, for ${FIGURES} drawn at random`, async () => {
    const draw = await drawer(4)
    const drawn: { archive: string; shown: Emissions }[] = []
    for (let index = 0; index < FIGURES; index++) {
      const { scope, question } = draw()
      const archive = await download(scope, question, `drawn-${index}`)
      drawn.push({ archive, shown: await totalOf(scope, question) })
    }
    const ran = unpackAndRun(...drawn.map(({ archive }) => archive))
    for (const { archive, shown } of drawn) {
      expect([archive, ...(ran[archive] ?? [])]).toEqual([archive, 0, SAME])
      expect((await readJson(archive, 'figure.json')).figure).toEqual(shown)
    }
    for (const { archive } of drawn.slice(0, 5))
      expect(run(unpacked(archive), 'recompute.mjs')).toEqual({ status: 0, printed: SAME })
    const positive = drawn.filter(({ shown }) => shown.totalKgCo2e.central > 0)
    expect(positive.length).toBeGreaterThan(FIGURES / 2)
  })

  it('holds for figures of single resources, tags and lines, which are read from the lines themselves', async () => {
    const [line] = (await usageLines(demo(), compute, { by: 'co2e', descending: true, limit: 1 })).rows
    if (!line) throw new Error('the demo has no lines')
    const [[key, value] = ['', '']] = Object.entries(line.tags)
    const filters: readonly UsageFilter[] = [
      { resource: [line.resource] },
      { tag: [`${key}=${value}`] },
      { line: [lineId(line)] },
      { usageType: [line.usageType], status: ['measured'] },
    ]
    for (const [index, filter] of filters.entries()) {
      const archive = await download(demo(), { ...compute, filter }, `narrow-${index}`)
      expect([filter, unpackAndRun(archive)[archive]]).toEqual([filter, [0, SAME]])
      const { figure } = await readJson(archive, 'figure.json')
      expect(figure).toEqual(await totalOf(demo(), { ...compute, filter }))
      expect(figure.totalKgCo2e.central).toBeGreaterThan(0)
    }
  })

  it('fails both scripts when a line, a factor or the figure is changed, even with the hashes put right', async () => {
    const archive = await download(demo(), small, 'changed')
    unpackAndRun(archive)
    const pack = unpacked(archive)
    const changes: readonly (readonly [string, (text: string) => string, RegExp])[] = [
      [
        'lines.csv',
        (text) => text.replace(/^(\d{4}-\d\d-\d\d,\d+,)(\d+)/m, '$19$2'),
        /totalKgCo2e: worked out/,
      ],
      ['lines.csv', (text) => text.replace(/\n.*?\n/, '\n'), /lines, expected/],
      ['factors.json', (text) => text.replace('"central":0.5,', '"central":0.51,'), /energyKwh of kind/],
      ['figure.json', (text) => text.replace(/("central": \d+\.\d{3})\d/g, '$19'), /worked out/],
      ['coefficients.json', (text) => text.replace('"amount":1,', '"amount":1.0001,'), /of kind/],
      [
        'intensities.json',
        (text) => text.replace(/"factor":"[^"]+"/, '"factor":"CPU utilisation"'),
        /worked out/,
      ],
    ]
    for (const [name, change, complaint] of changes) {
      const before = await read(archive, name)
      expect(change(before)).not.toBe(before)
      await writeFile(join(pack, name), change(before))
      const manifest = await read(archive, 'manifest.json')
      for (const script of ['recompute.py', 'recompute.mjs'] as const)
        expect([name, run(pack, script)]).toEqual([
          name,
          {
            status: 1,
            printed: expect.stringContaining(`${name}: its SHA-256 is not the one in manifest.json`),
          },
        ])
      const hash = createHash('sha256').update(change(before)).digest('hex')
      const { sha256 } = JSON.parse(manifest)
      await writeFile(join(pack, 'manifest.json'), manifest.replace(sha256[name], hash))
      for (const script of ['recompute.py', 'recompute.mjs'] as const) {
        const { status, printed } = run(pack, script)
        expect([name, status, printed]).toEqual([name, 1, expect.stringMatching(complaint)])
        expect(printed).not.toContain('SHA-256')
      }
      await writeFile(join(pack, name), before)
      await writeFile(join(pack, 'manifest.json'), manifest)
    }
    expect(run(pack, 'recompute.py')).toEqual({ status: 0, printed: SAME })
  })

  it('shows the effect of another factor', async () => {
    const archive = await download(demo(), small, 'what-if')
    unpackAndRun(archive)
    const { figure } = await readJson(archive, 'figure.json')
    const totals = (['recompute.py', 'recompute.mjs'] as const).map((script) => {
      const { status, printed } = run(unpacked(archive), script, '--set', 'CPU utilisation=0.25')
      expect([status, printed]).toEqual([0, expect.stringContaining('Changed as asked')])
      return Number(/^totalKgCo2e .*central (\S+)/m.exec(printed)?.[1])
    })
    expect(totals[0]).toBeCloseTo(totals[1] ?? 0, 6)
    expect(totals[0]).toBeLessThan(figure.totalKgCo2e.central)
    const same = run(unpacked(archive), 'recompute.py', '--set', 'CPU utilisation=0.5').printed
    expect(Number(/^totalKgCo2e .*central (\S+)/m.exec(same)?.[1])).toBeCloseTo(figure.totalKgCo2e.central, 6)
    expect(run(unpacked(archive), 'recompute.py', '--set', 'no such=1').status).not.toBe(0)
    expect(run(unpacked(archive), 'recompute.mjs', '--set', 'no such=1').status).not.toBe(0)
  })

  it('has the same bytes for the same figure, apart from when it was made', async () => {
    const archives = [
      await download(demo(), compute, 'first', new Date('2026-11-01T00:00:00Z')),
      await download(demo(), compute, 'second', new Date('2026-11-02T00:00:00Z')),
    ] as const
    unpackAndRun(...archives)
    const names = (await readdir(unpacked(archives[0]))).sort()
    expect(await readdir(unpacked(archives[1])).then((found) => found.sort())).toEqual(names)
    const differing = []
    for (const name of names)
      if ((await read(archives[0], name)) !== (await read(archives[1], name))) differing.push(name)
    expect(differing).toEqual(['generated.json'])
    const { sha256 } = await readJson(archives[0], 'manifest.json')
    expect(Object.keys(sha256).sort()).toEqual(
      names.filter((name) => name !== 'generated.json' && name !== 'manifest.json'),
    )
  })

  it('names every factor with its source and licence, every upload with its SHA-256, and every coefficient with its reason', async () => {
    const archive = await download(demo(), { ...compute, filter: {} }, 'whole')
    unpackAndRun(archive)
    const factors: EvidenceFactor[] = await readJson(archive, 'factors.json')
    expect(factors.length).toBeGreaterThan(20)
    for (const { source, basis, unit, year } of factors) {
      expect([source.title, source.licence, basis, unit]).not.toContain('')
      expect(source.url === '').toBe(source.title.startsWith('override by '))
      expect(year).toBeGreaterThan(2000)
    }
    expect(new Set(factors.map(({ id }) => id)).size).toBe(factors.length)
    const { data, app } = await readJson(archive, 'figure.json')
    expect(app.version).toMatch(/^\d+\.\d+\.\d+$/)
    for (const part of data) {
      expect(Object.values(part.sha256)).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}$/))
      expect(part.uploads).toEqual([
        {
          fileName: expect.any(String),
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          bytes: expect.any(Number),
        },
      ])
    }
    const coefficients: { status: string; reason: string; terms: unknown[] }[] = await readJson(
      archive,
      'coefficients.json',
    )
    for (const { status, reason, terms } of coefficients)
      expect(status === 'measured' || status === 'proxied' ? terms.length > 0 : reason !== '').toBe(true)
    expect((await readJson(archive, 'rules.json')).teamRules).toMatchObject({ version: 1 })
  })

  it('shows who sees some teams only nothing of the others', async () => {
    const [team = '', other = ''] = (await dataBand(demo())).teams
    const archive = await download({ ...demo(), teams: [team] }, { ...compute, filter: {} }, 'one-team')
    expect(unpackAndRun(archive)[archive]).toEqual([0, SAME])
    for (const name of await readdir(unpacked(archive)))
      expect([name, (await read(archive, name)).includes(`"${other}"`)]).toEqual([name, false])
    const [{ uploads, billingAccountId }] = (await readJson(archive, 'figure.json')).data
    expect([Object.keys(uploads[0]), billingAccountId]).toEqual([['sha256', 'bytes'], undefined])
    const lines = await read(archive, 'lines.csv')
    expect(
      new Set(
        lines
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[8]),
      ),
    ).toEqual(new Set([team]))
  })
})
