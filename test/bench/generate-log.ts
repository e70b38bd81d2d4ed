import { once } from 'node:events'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

const VERBS = ['started', 'stopped', 'joined', 'left', 'opened', 'closed', 'moved', 'asked', 'served', 'kept']
const LEVELS = ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR']

/** A word of four letters for a number: no two numbers below 456 976 have the same. */
function wordOf(number: number): string {
  let [word, rest] = ['', number]
  for (let letter = 0; letter < 4; letter += 1) {
    word += String.fromCharCode(97 + (rest % 26))
    rest = Math.floor(rest / 26)
  }
  return word
}

/** Line n: three in four differ in values only, the fourth in words of prose that nothing can know for values. */
function lineOf(n: number): string {
  const head = `2026-08-01 10:${String(Math.floor(n / 60) % 60).padStart(2, '0')}:${String(n % 60).padStart(2, '0')},000 ${LEVELS[n % 6]} [worker-${n % 8}] org.example.Shop$Cart:`
  if (n % 4 === 3)
    return `${head} ${wordOf(n)} ${VERBS[n % 10]} ${wordOf(n * 7)} and ${wordOf(n * 31)} because it ${wordOf(n * 101)}\n`
  return `${head} ${VERBS[n % 10]} request ${n} of user=${wordOf(n)} from 10.0.${n % 256}.${n % 199}:443 in ${n % 977} ms, ${n % 13} items\n`
}

/** Writes a log of so many bytes whose first million lines are all different; made once. @returns its path */
export async function generateLog(folder: string, bytes: number): Promise<string> {
  const path = join(folder, `log-${bytes}.log`)
  if (existsSync(path) && statSync(path).size >= bytes) return path
  await mkdir(folder, { recursive: true })
  const out = createWriteStream(`${path}.partial`, { highWaterMark: 1 << 22 })
  let written = 0
  for (let n = 0; written < bytes; ) {
    let block = ''
    for (const end = n + 5000; n < end; n += 1) block += lineOf(n % 1_000_000)
    written += block.length
    if (!out.write(block)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  await rename(`${path}.partial`, path)
  return path
}
