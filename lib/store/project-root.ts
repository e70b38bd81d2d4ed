import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds `package.json`, `prisma` and `node_modules`. */
export const PROJECT_ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
