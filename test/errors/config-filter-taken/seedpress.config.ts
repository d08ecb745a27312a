const yaml = (text: string) => text;

export default { filters: { yaml, 'd-1': yaml } };
