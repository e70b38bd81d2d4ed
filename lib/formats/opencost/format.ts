import type { ExportFormat } from '../export-format.ts'
import { openCostAllocations } from './allocations.ts'
import { isOpenCost, recogniseOpenCost } from './recognise.ts'
import { unfoldOpenCost } from './unfold.ts'

/** Allocations of OpenCost and Kubecost: how workloads share the nodes that a cloud bill carries already. */
export const openCost: ExportFormat = {
  id: 'opencost',
  name: 'OpenCost allocation',
  dataset: 'allocations',
  is: isOpenCost,
  unfold: unfoldOpenCost,
  recognise: recogniseOpenCost,
  allocations: openCostAllocations,
}
