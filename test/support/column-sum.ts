/** The sum of a column of a CSV whose cells before it may hold commas, and those after it do not. */
export function columnSum(csv: string, name: string): number {
  const [header = '', ...rows] = csv.trim().split('\n')
  const at = header.split(',').length - header.split(',').indexOf(name)
  return rows.reduce((sum, row) => sum + Number(row.split(',').at(-at)), 0)
}
