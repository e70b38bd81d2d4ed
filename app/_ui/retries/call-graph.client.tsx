'use client'
import {
  type Edge,
  type Node,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import { operationText } from '../../_format/operation-text.ts'
import '@xyflow/react/dist/base.css'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useMemo } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import { formatAmplification } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { DrawnEdge, DrawnGraph } from '../../_view/call-graph/drawn-graph.ts'
import { layoutGraph, NODE_HEIGHT } from '../../_view/call-graph/layout-graph.ts'
import { BAR_BUTTON } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'
import { CallEdge } from './call-edge.client.tsx'
import { useEdge } from './edge-button.client.tsx'
import { ServiceNode } from './service-node.client.tsx'

interface Props {
  readonly graph: DrawnGraph
  readonly services: readonly { readonly service: string; readonly wastedShare: number | null }[]
}

const NODES = { service: ServiceNode }
const EDGES = { call: CallEdge }
const FIT = { padding: 0.06, minZoom: 0.5, maxZoom: 1.15 }

const spoken = (t: Translate, { measures, wastedShare }: DrawnEdge): string =>
  t('retries.graph.edge', {
    caller: shortName(measures.caller),
    callee: shortName(measures.callee),
    operation: operationText(t, measures.operation),
    attempts: formatCount(measures.attempts),
    amplification: formatAmplification(measures.amplification),
    wasted: formatShare(wastedShare),
  })

function flowOf(
  t: Translate,
  graph: DrawnGraph,
  services: Props['services'],
): { nodes: Node[]; edges: Edge[] } {
  const placed = layoutGraph(graph)
  const wasted = new Map(services.map(({ service, wastedShare }) => [service, wastedShare]))
  return {
    nodes: graph.services.map((service) => {
      const { x = 0, y = 0, width = 0 } = placed.services.get(service) ?? {}
      return {
        id: service,
        type: 'service',
        position: { x, y },
        width,
        height: NODE_HEIGHT,
        data: { service: shortName(service), wastedShare: wasted.get(service) ?? null },
      }
    }),
    edges: graph.edges.map((edge) => ({
      id: edge.id,
      type: 'call',
      source: edge.measures.caller,
      target: edge.measures.callee,
      ariaLabel: spoken(t, edge),
      ariaRole: 'button',
      data: { ...placed.edges.get(edge.id), edge },
    })),
  }
}

/** The calls from left to right. It moves and grows inside its frame; a call opens its panel, by pointer or by key. */
export function CallGraph({ graph, services }: Props) {
  const t = useTranslations()
  const [, open] = useEdge()
  const isShared = useShared() !== null
  const { nodes, edges } = useMemo(() => flowOf(t, graph, services), [t, graph, services])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    const edge = (event.target as Element).closest<SVGGElement>('.react-flow__edge')
    if (!edge?.dataset.id || isShared) return
    event.preventDefault()
    void open(edge.dataset.id)
  }
  return (
    <ReactFlowProvider>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        onKeyDown={onKeyDown}
        onEdgeClick={(_, { id }) => !isShared && void open(id)}
        edgesFocusable={!isShared}
        aria-label={t('retries.graph.title')}
        ariaLabelConfig={{
          'edge.a11yDescription.default': t('retries.graph.keys'),
          'node.a11yDescription.default': '',
        }}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        minZoom={0.1}
        maxZoom={3}
        fitView
        fitViewOptions={FIT}
        proOptions={{ hideAttribution: true }}
      >
        <Panel position="bottom-right" className="m-2! flex gap-1 print:hidden">
          <Zoom />
        </Panel>
      </ReactFlow>
    </ReactFlowProvider>
  )
}

/** A drawing that was fitted to a wide window would lie outside a narrow one. */
function useFitToWidth(): void {
  const { fitView } = useReactFlow()
  const width = useStore((flow) => flow.width)
  useEffect(() => {
    if (width > 0) void fitView(FIT)
  }, [width, fitView])
}

function Zoom() {
  useFitToWidth()
  const t = useTranslations()
  const { zoomIn, zoomOut, fitView } = useReactFlow()
  return (
    <>
      <button
        type="button"
        className={BAR_BUTTON}
        aria-label={t('retries.graph.larger')}
        onClick={() => void zoomIn()}
      >
        <span aria-hidden="true">+</span>
      </button>
      <button
        type="button"
        className={BAR_BUTTON}
        aria-label={t('retries.graph.smaller')}
        onClick={() => void zoomOut()}
      >
        <span aria-hidden="true">−</span>
      </button>
      <button type="button" className={BAR_BUTTON} onClick={() => void fitView({ padding: 0.06 })}>
        {t('retries.graph.whole')}
      </button>
    </>
  )
}
