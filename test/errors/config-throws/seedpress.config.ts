const racks: readonly string[] | undefined = undefined;
const first = racks!.at(0);

export default { filters: { rack: () => first } };
