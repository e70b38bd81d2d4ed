/** A line of a CUR 2.0 with split cost allocation: what a test does not name is an hour of the m5.large node `i-0abc` in Virginia. */
export const NODE_LINE = {
  identity_line_item_id: 'a',
  bill_payer_account_id: '111122223333',
  bill_payer_account_name: 'Payer',
  bill_billing_period_start_date: '2026-06-01 00:00:00',
  line_item_usage_account_id: '000000000042',
  line_item_line_item_type: 'Usage',
  line_item_usage_start_date: '2026-06-03 04:00:00',
  line_item_usage_end_date: '2026-06-03 05:00:00',
  line_item_product_code: 'AmazonEC2',
  line_item_usage_type: 'BoxUsage:m5.large',
  line_item_operation: 'RunInstances',
  line_item_resource_id: 'i-0abc',
  line_item_usage_amount: '1',
  line_item_currency_code: 'USD',
  line_item_unblended_cost: '0.26',
  pricing_unit: 'Hrs',
  product_region_code: 'us-east-1',
  product_instance_type: 'm5.large',
  product: '{"vcpu":"2","memory":"8 GiB","region":"us-east-1"}',
  resource_tags: '{}',
  split_line_item_parent_resource_id: '',
  split_line_item_split_usage: '',
  split_line_item_split_cost: '',
  split_line_item_unused_cost: '',
  split_line_item_public_on_demand_split_cost: '',
  split_line_item_public_on_demand_unused_cost: '',
}

export type CurLine = typeof NODE_LINE

/** The row of a pod's `vCPU` or `GB`. */
export const podLine = (
  pod: string,
  resource: 'vCPU' | 'GB',
  [usage, cost, unused]: readonly [number, number, number],
  more: Partial<CurLine> = {},
): CurLine => ({
  ...NODE_LINE,
  line_item_product_code: 'AmazonEKS',
  line_item_usage_type: `USE1-EKS-EC2-${resource}-Hours`,
  line_item_operation: 'EKSPod-EC2',
  line_item_resource_id: `arn:aws:eks:us-east-1:000000000042:pod/shop/web/${pod}/0b1c`,
  line_item_usage_amount: String(usage),
  line_item_unblended_cost: '0',
  pricing_unit: `${resource}-Hours`,
  product_instance_type: '',
  product: '{}',
  resource_tags: JSON.stringify({
    aws_eks_cluster_name: 'shop',
    aws_eks_namespace: 'web',
    aws_eks_workload_type: 'StatefulSet',
    aws_eks_workload_name: pod,
  }),
  split_line_item_parent_resource_id: 'i-0abc',
  split_line_item_split_usage: String(usage),
  split_line_item_split_cost: String(cost),
  split_line_item_unused_cost: String(unused),
  ...more,
})

/**
 * An hour of a node of 2 vCPU and 8 GB for $0.26: by AWS's weights of 9 to 1, 9 × 2 + 8 = 26 units at $0.01, so $0.09 a vCPU and $0.01 a GB.
 * `cart` has 1 vCPU and 2 GB, $0.09 + $0.02; `search` 0.5 vCPU and 3 GB, $0.045 + $0.03. What is left, 0.5 vCPU for $0.045 and 3 GB for
 * $0.03, AWS adds to them by what they had: vCPU 2 to 1, memory 2 to 3.
 */
export const NODE_HOUR: readonly CurLine[] = [
  NODE_LINE,
  podLine('cart', 'vCPU', [1, 0.09, 0.03]),
  podLine('cart', 'GB', [2, 0.02, 0.012]),
  podLine('search', 'vCPU', [0.5, 0.045, 0.015]),
  podLine('search', 'GB', [3, 0.03, 0.018]),
]

/** The same lines in another hour or on another node. */
export const moved = (lines: readonly CurLine[], hour: string, node = 'i-0abc'): CurLine[] =>
  lines.map((line) => ({
    ...line,
    line_item_usage_start_date: `${hour}:00:00`,
    line_item_usage_end_date: new Date(Date.parse(`${hour.replace(' ', 'T')}:00:00Z`) + 3_600_000)
      .toISOString()
      .slice(0, 19)
      .replace('T', ' '),
    line_item_resource_id: line.line_item_resource_id.replace('i-0abc', node),
    split_line_item_parent_resource_id: line.split_line_item_parent_resource_id.replace('i-0abc', node),
  }))
