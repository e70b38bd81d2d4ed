import { dirname } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { type FilesThatCount, filesThatCount } from '#lib/formats/manifests/files-that-count.ts'
import type { NamedManifest } from '#lib/formats/manifests/newest-manifests.ts'
import type { RememberedMapping } from '#lib/formats/mapped/remembered-mapping.ts'
import { distinctBills } from './distinct-bills.ts'
import { type Piece, type PieceOptions, piecesOf } from './file-pieces.ts'
import type { Gathered, GatheredBill, GivenFile, RefusedFile } from './gathered.ts'
import { manifestIn } from './manifest-in.ts'
import { mappableTable } from './mappable-table.ts'
import { isNote } from './note-file.ts'
import { openBill } from './open-bill.ts'
import { ParquetReader } from './parquet-columns.ts'
import { readHead } from './read-head.ts'

export interface GatherOptions extends PieceOptions {
  readonly mappings: readonly RememberedMapping[]
}

/**
 * Says which of the files given together are bills that count, and opens them: zip archives are unpacked, manifests decide which
 * files belong together, notes and earlier runs are set aside, the same bytes count once. Nothing about one file stops the others:
 * what cannot be read is in `refused`.
 */
export async function gatherBills(files: readonly GivenFile[], options: GatherOptions): Promise<Gathered> {
  const { pieces, archives, ...unopened } = await piecesOf(files, options)
  const refused = [...unopened.refused]
  const notes: RefusedFile[] = []
  const setAside: Gathered['setAside'][number][] = []
  const manifests: NamedManifest[] = []
  const others: Piece[] = []
  for (const piece of pieces) {
    const manifest = await manifestIn(piece)
    if (manifest === null) others.push(piece)
    else {
      manifests.push({ name: piece.name, manifest })
      setAside.push({ ...ofGiven(piece), reason: 'It is a manifest: it says which files belong together.' })
    }
  }
  const counting = countingFiles(manifests, others, archives)
  const parquet = new ParquetReader([...new Set(others.map(({ path }) => dirname(path)))])
  const bills: GatheredBill[] = []
  try {
    for (const piece of others) {
      const left = counting.setAside.get(piece.name)
      const unsure = counting.undecided.get(piece.name)
      if (left !== undefined) setAside.push({ ...ofGiven(piece), reason: left })
      else if (unsure !== undefined)
        refused.push({ ...ofGiven(piece), error: undecided(unsure), mappable: null })
      else {
        const hint = counting.manifestOf.get(piece.name)?.hint
        const found = await open(piece, hint, options, parquet)
        if ('bill' in found) bills.push(found)
        else (isNote(piece.name, found.error) ? notes : refused).push(found)
      }
    }
  } finally {
    await parquet.close()
  }
  if (bills.length === 0) refused.push(...notes)
  else setAside.push(...notes.map((note) => ({ ...ofGiven(note), reason: 'It is no bill.' })))
  const distinct = await distinctBills(bills, options.headsOnly)
  for (const { bill, same } of distinct.twins)
    setAside.push({ ...ofGiven(bill), reason: `It is the same file as ${same}.` })
  return {
    bills: withVariants(distinct.bills),
    setAside,
    refused,
    missingFiles: counting.missing,
    warnings: counting.warnings,
  }
}

/** Where the beginning of a file does not tell its variant, those of the same export do: there is only one among them. */
function withVariants(bills: readonly GatheredBill[]): readonly GatheredBill[] {
  const exportOf = ({ bill }: GatheredBill) => [bill.format, bill.version, bill.generator].join('\0')
  return bills.map((it) => {
    if (it.bill.variant !== undefined) return it
    const others = bills.filter((other) => exportOf(other) === exportOf(it))
    const [variant, second] = new Set(others.flatMap(({ bill }) => bill.variant ?? []))
    if (variant === undefined || second !== undefined) return it
    return { ...it, bill: { ...it.bill, variant } }
  })
}

const ofGiven = ({ given, name }: Pick<Piece, 'given' | 'name'>) => ({ given, name })

const undecided = (happened: string) =>
  new AppError(
    'bad-arguments',
    `${happened}, and nothing says which is the newest. All of them together would count it more than once.`,
    'Give the files of one run only, or the manifest of the billing period with them.',
  )

/** A manifest may name an archive, and then means what is in it. */
function countingFiles(
  manifests: readonly NamedManifest[],
  pieces: readonly Piece[],
  archives: ReadonlyMap<string, readonly string[]>,
): FilesThatCount {
  const judged = filesThatCount(manifests, [...pieces.map(({ name }) => name), ...archives.keys()])
  const spread = <Value>(map: ReadonlyMap<string, Value>): Map<string, Value> => {
    const all = new Map<string, Value>()
    for (const [name, value] of map) for (const member of archives.get(name) ?? [name]) all.set(member, value)
    return all
  }
  const manifestOf = spread(judged.manifestOf)
  const setAside = spread(judged.setAside)
  for (const name of manifestOf.keys()) setAside.delete(name)
  return { ...judged, manifestOf, setAside, undecided: spread(judged.undecided) }
}

async function open(
  piece: Piece,
  hint: string | undefined,
  { limits, mappings, headsOnly }: GatherOptions,
  parquet: ParquetReader,
): Promise<GatheredBill | RefusedFile> {
  try {
    const opened = await openBill(piece.path, {
      limits,
      mappings,
      name: hint === undefined ? piece.name : `${piece.name} ${hint}`,
      parquetColumns: (path) => parquet.columns(path),
      ...(piece.whole === null ? {} : { whole: piece.whole }),
    })
    const { bill, beginning } = opened
    const kept = headsOnly ? beginning : { ...beginning, text: '' }
    return { bill, beginning: kept, ...ofGiven(piece), zipped: piece.zipped }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const mappable =
      error.code === 'format-unknown' ? mappableTable(await readHead(piece.path), limits) : null
    return { ...ofGiven(piece), error, mappable }
  }
}
