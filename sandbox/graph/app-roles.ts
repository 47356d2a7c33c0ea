/** App roles: Microsoft Graph's application permissions and who holds them. */

/** Microsoft Graph's client id in every tenant. */
export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000'

/** Permission → app role id; https://learn.microsoft.com/graph/permissions-reference */
export const GRAPH_ROLES: Readonly<Record<string, string>> = {
  'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
  'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
  'Directory.ReadWrite.All': '19dbc75e-c2e2-444c-a770-ec69d8559fc7',
  'Policy.Read.All': '246dd0d5-5bd0-4def-940b-0421030a5b68',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
}
