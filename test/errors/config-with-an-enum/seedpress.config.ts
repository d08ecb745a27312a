enum Rack { r1, r2 }

export default { filters: {} };
