// Opens the catalogue of DATA_DIR through the process singleton, writes to it, says so, and stays until killed.
import { catalogue } from '#lib/store/catalogue.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'

const [first, second] = await Promise.all([catalogue(), catalogue()])
if (first !== second) throw new Error('The catalogue was opened twice.')
await ensureOrganisation({ slug: 'written-before-the-kill', name: 'Written' })
process.stdout.write('open\n')
setInterval(() => {}, 1 << 30)
