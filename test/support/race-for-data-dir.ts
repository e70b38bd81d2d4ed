// Tries to own the data directory of its argument; says whether it did, and stays until its input ends.
import { ownDataDir } from '#lib/store/own-data-dir.ts'

try {
  ownDataDir(process.argv[2] ?? '')
  process.stdout.write('owner\n')
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code}\n`)
}
process.stdin.on('end', () => process.exit()).resume()
