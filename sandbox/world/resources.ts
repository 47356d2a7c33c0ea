/** The resources that every tenant knows: whom a scope may name. */
import type { Resource } from './state.ts'

/** Identifier URIs of every cloud: https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
export const RESOURCES: readonly Resource[] = [
  {
    service: 'arm',
    appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
    uris: [
      'https://management.azure.com',
      'https://management.core.windows.net',
      'https://management.usgovcloudapi.net',
      'https://management.core.usgovcloudapi.net',
      'https://management.chinacloudapi.cn',
      'https://management.core.chinacloudapi.cn',
    ],
  },
  {
    service: 'graph',
    appId: '00000003-0000-0000-c000-000000000000',
    uris: [
      'https://graph.microsoft.com',
      'https://graph.microsoft.us',
      'https://dod-graph.microsoft.us',
      'https://microsoftgraph.chinacloudapi.cn',
    ],
  },
  {
    service: 'other',
    appId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
    uris: ['https://vault.azure.net', 'https://vault.usgovcloudapi.net', 'https://vault.azure.cn'],
  },
  { service: 'other', appId: 'e406a681-f3d4-42a8-90b6-c2b029497af1', uris: ['https://storage.azure.com'] },
  { service: 'other', appId: '022907d3-0f1b-48f7-badc-1ba6abab6d66', uris: ['https://database.windows.net'] },
  {
    service: 'other',
    appId: 'fb60f99c-7a34-4190-8149-302f77469936',
    uris: ['', 'USGov', 'China', 'France', 'Germany'].map((cloud) => `api://AzureADTokenExchange${cloud}`),
  },
]
