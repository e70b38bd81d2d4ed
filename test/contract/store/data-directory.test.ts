import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findOrganisation } from '#lib/store/find-organisation.ts'
import { openCatalogue } from '#lib/store/open-catalogue.ts'
import { ownDataDir } from '#lib/store/own-data-dir.ts'
import { plainProgram } from '#test/support/plain-program.ts'
import { QUICK_WASM } from '#test/support/quick-wasm.ts'
import { copyTemplateCatalogue } from '#test/support/template-catalogue.ts'

let dataDir: string
let children: ChildProcess[]
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'headroom-owner-'))
  children = []
})
afterEach(async () => {
  for (const child of children) await kill(child)
  rmSync(dataDir, { recursive: true })
})

describe('a data directory', () => {
  it('has one owner: a second is refused, told who it is and what to do', () => {
    const { release } = ownDataDir(dataDir)
    expect(() => ownDataDir(dataDir)).toThrow(
      expect.objectContaining({
        code: 'data-dir-in-use',
        happened: expect.stringContaining(`process ${process.pid}`),
        next: expect.stringContaining('DATA_DIR'),
      }),
    )
    release()
    ownDataDir(dataDir).release()
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('is created, with nobody else let in', () => {
    const inner = join(dataDir, 'a/b')
    ownDataDir(inner).release()
    expect(statSync(inner).mode & 0o077).toBe(0)
  })

  it.each([
    ['a process that has ended', { pid: 2 ** 22 + 1, start: '' }],
    ['an earlier process of the same number', { pid: process.pid, start: 'another boot/1' }],
    ['nobody, because it was cut short', 'not JSON'],
  ])('is taken over where the lock names %s', (_, content) => {
    const lock = join(dataDir, 'owner.lock')
    writeFileSync(lock, JSON.stringify(content))
    const { release } = ownDataDir(dataDir)
    expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ pid: process.pid })
    release()
  })

  it('is not taken over from a process that lives, though nothing tells when that began', () => {
    writeFileSync(join(dataDir, 'owner.lock'), JSON.stringify({ pid: process.ppid, start: '' }))
    expect(() => ownDataDir(dataDir)).toThrow(expect.objectContaining({ code: 'data-dir-in-use' }))
  })

  it('goes to exactly one of many that find a stale lock, and is free when that one ends', async () => {
    writeFileSync(join(dataDir, 'owner.lock'), JSON.stringify({ pid: 2 ** 22 + 1, start: '' }))
    const racers = await Promise.all(Array.from({ length: 5 }, () => run('race-for-data-dir.ts', [dataDir])))
    const outcomes = await Promise.all(racers.map(firstLine))
    expect(outcomes.sort()).toEqual([...Array(4).fill('data-dir-in-use'), 'owner'])
    for (const racer of racers) racer.stdin?.end()
    await Promise.all(racers.map((racer) => racer.exitCode ?? once(racer, 'exit')))
    expect(readdirSync(dataDir)).toEqual([])
  })

  it('of a running server is refused; of a killed one, opened with all that was written', async () => {
    await copyTemplateCatalogue(dataDir)
    const server = await run('hold-catalogue.ts', [])
    expect(await firstLine(server)).toBe('open')
    await expect(openCatalogue({ dataDir })).rejects.toMatchObject({
      code: 'data-dir-in-use',
      happened: expect.stringContaining(`process ${server.pid}`),
    })
    await kill(server)
    const catalogue = await openCatalogue({ dataDir })
    expect(await findOrganisation('written-before-the-kill', catalogue)).toMatchObject({ name: 'Written' })
    await catalogue.close()
    expect(readdirSync(dataDir)).toEqual(['catalogue'])
  })
})

async function run(script: string, args: readonly string[]): Promise<ChildProcess> {
  const program = await plainProgram(`test/support/${script}`)
  const child = spawn(process.execPath, [QUICK_WASM, program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
  })
  children.push(child)
  return child
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim()
  return ''
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
