/** Usage of this account belongs to this team, where no tag says otherwise. */
export interface TeamRule {
  /** FOCUS SubAccountId, exactly. */
  readonly subAccountId: string
  readonly team: string
}
