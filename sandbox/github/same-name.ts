/** How GitHub compares the names of repositories, owners and teams: ignoring case. */
export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
