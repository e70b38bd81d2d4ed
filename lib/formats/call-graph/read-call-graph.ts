import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import type { GraphKind } from '#lib/domain/call-graph/graph-kind.ts'
import { DEFAULT_LOAD, type Scenario } from '#lib/domain/call-graph/scenario.ts'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { safeYaml } from '../impact-framework/safe-yaml.ts'
import { isEnvoy, readEnvoy } from './envoy.ts'
import { readGrpc } from './grpc.ts'
import { readIstio } from './istio.ts'
import { readOwnGraph } from './own-schema.ts'
import { readSpigo } from './spigo.ts'

const MOST_DOCUMENTS = 1000
const KINDS =
  "Headroom's own schema (callGraph: 1), Istio VirtualServices, an Envoy route configuration, a gRPC service config or a spigo architecture"

type Document = Readonly<Record<string, unknown>>

const isDocument = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The documents of one file: YAML may hold several between lines of `---`, and Kubernetes a list of them. */
function documentsOf(text: string): readonly Document[] {
  const texts = text.split(/^---(?=\s|$)/m).filter((part) => part.trim() !== '')
  if (texts.length > MOST_DOCUMENTS)
    throw new AppError('limit-exceeded', 'The file holds too many documents.', 'Split it into smaller files.')
  return texts
    .map((part) => safeYaml(part))
    .flatMap((value) => (isDocument(value) && Array.isArray(value.items) ? value.items : [value]))
    .filter(isDocument)
}

/** A scenario, and what kind of file it was in. */
interface ReadScenario extends Scenario {
  readonly kind: GraphKind
}

const only = (kind: GraphKind, graph: CallGraph): ReadScenario => ({
  kind,
  graph,
  faults: [],
  load: DEFAULT_LOAD,
})

/**
 * Reads a call graph or a file of policies and tells by itself which it is.
 * @throws AppError `file-empty`, `file-damaged`, `format-unknown`, `file-too-large`, `limit-exceeded`
 */
export function readCallGraph(text: string): ReadScenario {
  if (text.trim() === '')
    throw new AppError('file-empty', 'The call graph is empty.', 'Name a file with one.')
  const documents = documentsOf(text)
  const [first] = documents
  if (first) {
    if ('callGraph' in first) return { kind: 'headroom', ...readOwnGraph(first) }
    if (documents.some(({ kind }) => kind === 'VirtualService')) return only('istio', readIstio(documents))
    if ('methodConfig' in first) return only('grpc', readGrpc(first))
    if (isEnvoy(first)) return only('envoy', readEnvoy(first))
    if ('arch' in first && 'services' in first) return only('spigo', readSpigo(first))
  }
  throw new AppError('format-unknown', 'The file is no call graph that Headroom knows.', `Give it ${KINDS}.`)
}
