/** How a parameter is added up over time, and over components. */
export type AggregationMethod = 'sum' | 'avg' | 'none' | 'copy'
export interface AggregationMethods {
  readonly time: AggregationMethod
  readonly component: AggregationMethod
}

/** Parameters of one moment of one component; what a manifest holds there is not restricted. */
export type Row = Readonly<Record<string, unknown>>
export type Config = Readonly<Record<string, unknown>>
export type Metadata = Readonly<Record<string, AggregationMethods>>

/** One entry of `initialize.plugins`. */
export interface PluginEntry {
  readonly path: string
  readonly method: string
  readonly mapping?: Readonly<Record<string, string>>
  readonly config?: Config
  readonly metadata: { readonly inputs?: Metadata; readonly outputs?: Metadata }
  /** The words of `parameter-metadata`: units and descriptions, which carry no figure. */
  readonly words: readonly string[]
}

export interface Pipeline {
  readonly observe?: readonly string[]
  /** Validated where it is used, as Impact Framework does. */
  readonly regroup?: unknown
  readonly compute?: readonly string[]
}

/** A component (with inputs) or a group (with children). */
export interface TreeNode {
  readonly pipeline?: Pipeline
  readonly defaults?: Row
  readonly inputs?: readonly Row[]
  readonly children?: ReadonlyMap<string, TreeNode>
  /** What the author's own run wrote, if the manifest carries it. */
  readonly outputs?: readonly Row[]
  readonly aggregated?: Row
}

/** A manifest of Impact Framework 1.1.0, read and typed. */
export interface Manifest {
  readonly name: string
  readonly description: string
  readonly aggregation: {
    readonly metrics: readonly string[]
    readonly type: 'horizontal' | 'time' | 'vertical' | 'component' | 'both'
  } | null
  readonly plugins: ReadonlyMap<string, PluginEntry>
  readonly tree: TreeNode
}

/** A table beside the manifest: its rows, or why it was not read. */
export type LocalTable =
  | { readonly rows: readonly Row[] }
  | { readonly notRead: string }
  | { readonly damaged: string }
