/** Where the files of a machine lie, as seen from the server, and ways there. */
export const foreignPaths = ({ name, address }: { name: string; address: string }): readonly string[] => [
  `/www/${name}/user-data`,
  `/by-ip/${address}/user-data`,
  `/${name}/user-data`,
  `/${address}/user-data`,
  `/../${address}/user-data`,
  `/nsfocus/../../${address}/user-data`,
  `/%2e%2e/${address}/user-data`,
  `/..%2f${address}%2fuser-data`,
  `/nsfocus/..;/..;/${address}/user-data`,
];
