import { openBytes } from '#lib/engine/files/open-bytes.ts'
import { LineSplitter } from '#lib/formats/logs/line-splitter.ts'
import { mineLogFiles } from '#lib/pipeline/logging/mine-log-files.ts'

/** Reads the file and cuts it into lines: the least that reading a log can cost. */
async function split(file: string): Promise<number> {
  let lines = 0
  const splitter = new LineSplitter(() => {
    lines += 1
  })
  for await (const piece of openBytes(file)) splitter.push(piece)
  splitter.end()
  return lines
}

const [what, file = ''] = process.argv.slice(2)
const before = process.cpuUsage()
const found = what === 'split' ? await split(file) : (await mineLogFiles([file])).templates.length
const { user, system } = process.cpuUsage(before)
process.stdout.write(
  JSON.stringify({
    cpuMilliseconds: (user + system) / 1000,
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    found,
  }),
)
