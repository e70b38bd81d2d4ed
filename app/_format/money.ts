/** An amount with the currency of its bill. A currency that is no ISO code is printed as the bill says it. */
export function formatMoney(amount: number, currency: string): string {
  const digits = Math.abs(amount) >= 1000 ? 0 : 2
  try {
    return new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(amount)
  } catch {
    return `${new Intl.NumberFormat('en', { maximumFractionDigits: digits }).format(amount)} ${currency}`.trim()
  }
}
