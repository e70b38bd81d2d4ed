import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { runCli } from '#test/support/run-cli.ts'
import { runHere } from '#test/support/run-here.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
const SECRETS = ['hunterhunter', 'AKIAIOSFODNNEXAMPLEX', 'ann.lee', '4111', 'eyJhbGciOiJIUzI', 'Swordfish']
const LOG = [
  '2024-01-01 00:00:00,001 INFO [main] a.B: user 1 logged in with password=hunterhunter',
  '2024-01-01 00:00:00,002 INFO [main] a.B: user 2 logged in with password=hunterhunter',
  '2024-01-01 00:00:00,003 ERROR [main] a.B: mail to ann.lee@example.org failed',
  'java.io.IOException: card 4111 1111 1111 1111',
  '\tat a.B.c(B.java:7) AKIAIOSFODNNEXAMPLEX',
  '2024-01-01 00:00:00,004 WARN [main] a.B: token: eyJhbGciOiJIUzI.eyJzdWIiOiIx.abc',
  '2024-01-01 00:00:00,005 DEBUG [main] a.B: {"secret":"Swordfish","n":1}',
  '',
].join('\n')
const file = join(folder, 'app.log')
writeFileSync(file, LOG)

it('prints one JSON object, and assigns records by their first line, over files plain and packed', () => {
  const packed = join(folder, 'app.log.gz')
  writeFileSync(packed, gzipSync(LOG))
  const out = join(folder, 'out.csv')
  const { code, stdout } = runCli('logs', file, packed, '--json', '--assignments', out)
  expect(code).toBe(0)
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({ lines: 14, bytes: 2 * LOG.length, records: 10 })
  const broke = report.templates.find(({ level }: { level: string }) => level === 'ERROR')
  expect(broke).toMatchObject({ lines: 6, flags: ['stack-trace', 'secret'] })
  const keys = ['id', 'template', 'level', 'lines', 'bytes', 'share', 'flags']
  expect(Object.keys(report.templates[0])).toEqual(expect.arrayContaining(keys))
  const [header, ...rows] = readFileSync(out, 'utf8').trimEnd().split('\n')
  expect(header).toBe('line,templateId')
  expect(rows.map((row) => Number(row.split(',')[0]))).toEqual([1, 2, 3, 6, 7, 8, 9, 10, 13, 14])
  expect(rows[2]?.split(',')[1]).toBe(broke.id)
  expect(readdirSync(folder).filter((name) => /waiting|partial/.test(name))).toEqual([])
})

it('shows no secret anywhere, in a table or in JSON', async () => {
  const table = await runHere('logs', file)
  expect(table.stdout).toContain('7 lines')
  expect(table.stdout).toContain('user <*> logged in with password=<*>')
  const everything = [table, await runHere('logs', file, '--json')]
    .map(({ stdout, stderr }) => stdout + stderr)
    .join('')
  for (const secret of SECRETS) expect(everything).not.toContain(secret)
})

it.each([
  ['no file', [], 2],
  ['an unknown option', [file, '--csv'], 2],
  ['a folder to write to that is not there', [file, '--assignments', join(folder, 'no', 'out.csv')], 2],
  ['a file that is not there', [join(folder, 'none.log')], 3],
  ['a folder', [folder], 3],
  ['an empty file', [join(folder, 'empty.log')], 4],
  ['a packed file that was cut off', [join(folder, 'cut.gz')], 5],
  ['a file that is no text', [join(folder, 'binary.log')], 6],
])('%s is refused with a reason', async (_, args, exit) => {
  writeFileSync(join(folder, 'empty.log'), '')
  writeFileSync(join(folder, 'cut.gz'), gzipSync(LOG.repeat(100)).subarray(0, 200))
  writeFileSync(join(folder, 'binary.log'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]))
  const { code, stdout, stderr } = await runHere('logs', ...args)
  expect(code).toBe(exit)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^headroom: .+\n {2}.+\n$/)
})
