import { processSingleton } from '#lib/domain/process-singleton.ts'
import { catalogueLocation } from './catalogue-location.ts'
import { type Catalogue, openCatalogue } from './open-catalogue.ts'

/** What the functions of the store take last: an open catalogue, or one that is being opened. */
export type AnyCatalogue = Catalogue | Promise<Catalogue>

/**
 * The catalogue of `DATA_DIR` (default `data`) and `DATABASE_URL`, opened once per process.
 *
 * @throws AppError as `openCatalogue` does; the next call tries again.
 */
export function catalogue(): Promise<Catalogue> {
  const location = catalogueLocation()
  const { dataDir } = location
  const open = processSingleton('catalogues', () => new Map<string, Promise<Catalogue>>())
  const found = open.get(dataDir)
  if (found) return found
  const opening = openCatalogue(location).then(
    (opened) => ({
      ...opened,
      close: () => {
        open.delete(dataDir)
        return opened.close()
      },
    }),
    (error: unknown) => {
      open.delete(dataDir)
      throw error
    },
  )
  open.set(dataDir, opening)
  return opening
}
