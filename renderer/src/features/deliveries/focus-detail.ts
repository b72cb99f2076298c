export const detailId = 'delivery-detail'

/** Moves the focus from the list to the delivery that is shown. */
export function focusDetail(): void {
  document.getElementById(detailId)?.focus()
}
