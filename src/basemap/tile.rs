//! Decodes Mapbox vector tiles (2.1): layers of features with properties, in tile units (0 to the layer's extent, y down).

use std::sync::Arc;

use super::protobuf::{Field, Reader, zigzag};

/// One tile of the map. A tile without layers is open sea.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tile {
    /// In the order of the file.
    pub layers: Vec<Layer>,
}

/// Features of one sort.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// For example `land` or `country_border`.
    pub name: String,
    /// Tile units along one side of the tile.
    pub extent: u32,
    /// In the order of the file.
    pub features: Vec<Feature>,
}

/// One shape or point.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    /// What `parts` are.
    pub kind: Kind,
    /// Points, lines or closed rings (first point not repeated). Outer rings run clockwise on the screen, holes the other
    /// way: fill all rings of a feature together, by the non-zero rule.
    pub parts: Vec<Vec<[i32; 2]>>,
    properties: Vec<(Arc<str>, Value)>,
}

/// The geometry of a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One part, holding the points.
    Points,
    /// One part for each line.
    Lines,
    /// One part for each ring.
    Polygons,
}

/// The value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A string.
    Text(Arc<str>),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// True or false.
    Flag(bool),
}

impl Tile {
    /// Reads the unpacked bytes of a tile. Fails with what is wrong if they are no vector tile.
    pub fn decode(bytes: &[u8]) -> Result<Tile, &'static str> {
        let mut reader = Reader::new(bytes);
        let mut layers = Vec::new();
        while !reader.is_empty() {
            if let (3, Field::Bytes(layer)) = reader.field().ok_or("a layer is cut short")? {
                layers.push(Layer::decode(layer)?);
            }
        }
        Ok(Tile { layers })
    }

    /// The layer of that name.
    pub fn layer(&self, name: &str) -> Option<&Layer> {
        self.layers.iter().find(|layer| layer.name == name)
    }
}

impl Layer {
    fn decode(bytes: &[u8]) -> Result<Layer, &'static str> {
        let mut reader = Reader::new(bytes);
        let (mut name, mut extent, mut keys, mut values, mut features) = ("", 4096, vec![], vec![], vec![]);
        while !reader.is_empty() {
            match reader.field().ok_or("a field of a layer is cut short")? {
                (1, Field::Bytes(text)) => name = utf8(text)?,
                (2, Field::Bytes(feature)) => features.push(feature),
                (3, Field::Bytes(key)) => keys.push(Arc::<str>::from(utf8(key)?)),
                (4, Field::Bytes(value)) => values.push(read_value(value)?),
                (5, Field::Varint(size)) => {
                    extent = u32::try_from(size).map_err(|_| "an extent is out of range")?;
                }
                _ => {}
            }
        }
        if extent == 0 {
            return Err("an extent is zero");
        }
        let features = features.into_iter().map(|bytes| Feature::decode(bytes, &keys, &values));
        Ok(Layer { name: name.to_owned(), extent, features: features.collect::<Result<_, _>>()? })
    }
}

impl Feature {
    /// A feature of ours. `properties` are few.
    pub(super) fn new(kind: Kind, parts: Vec<Vec<[i32; 2]>>, properties: Vec<(Arc<str>, Value)>) -> Feature {
        Feature { kind, parts, properties }
    }

    /// The string of that name.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.property(key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number of that name.
    pub fn integer(&self, key: &str) -> Option<i64> {
        match self.property(key)? {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The value of that name.
    pub fn property(&self, key: &str) -> Option<&Value> {
        self.properties.iter().find(|(name, _)| &**name == key).map(|(_, value)| value)
    }

    fn decode(bytes: &[u8], keys: &[Arc<str>], values: &[Value]) -> Result<Feature, &'static str> {
        let mut reader = Reader::new(bytes);
        let (mut kind, mut tags, mut geometry) = (0, &[][..], &[][..]);
        while !reader.is_empty() {
            match reader.field().ok_or("a field of a feature is cut short")? {
                (2, Field::Bytes(packed)) => tags = packed,
                (3, Field::Varint(number)) => kind = number,
                (4, Field::Bytes(packed)) => geometry = packed,
                _ => {}
            }
        }
        let kind = match kind {
            1 => Kind::Points,
            2 => Kind::Lines,
            3 => Kind::Polygons,
            _ => return Err("a feature has a geometry of unknown kind"),
        };
        let parts = read_geometry(geometry, kind)?;
        Ok(Feature { kind, parts, properties: read_properties(tags, keys, values)? })
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, &'static str> {
    std::str::from_utf8(bytes).map_err(|_| "a name is not UTF-8")
}

fn read_value(bytes: &[u8]) -> Result<Value, &'static str> {
    let (number, field) = Reader::new(bytes).field().ok_or("a value is cut short")?;
    match (number, field) {
        (1, Field::Bytes(text)) => Ok(Value::Text(utf8(text)?.into())),
        (2, Field::Fixed32(bits)) => Ok(Value::Number(f32::from_le_bytes(bits).into())),
        (3, Field::Fixed64(bits)) => Ok(Value::Number(f64::from_le_bytes(bits))),
        (4, Field::Varint(value)) => Ok(Value::Integer(value.cast_signed())),
        (5, Field::Varint(value)) => {
            i64::try_from(value).map(Value::Integer).map_err(|_| "a value is out of range")
        }
        (6, Field::Varint(value)) => Ok(Value::Integer(zigzag(value))),
        (7, Field::Varint(value)) => Ok(Value::Flag(value != 0)),
        _ => Err("a value is of unknown type"),
    }
}

fn read_properties(
    tags: &[u8],
    keys: &[Arc<str>],
    values: &[Value],
) -> Result<Vec<(Arc<str>, Value)>, &'static str> {
    let mut reader = Reader::new(tags);
    let mut properties = Vec::new();
    while !reader.is_empty() {
        let mut index = || reader.varint().and_then(|index| usize::try_from(index).ok());
        let key = index().and_then(|index| keys.get(index)).ok_or("a property has no key")?;
        let value = index().and_then(|index| values.get(index)).ok_or("a property has no value")?;
        properties.push((key.clone(), value.clone()));
    }
    Ok(properties)
}

/// Follows the drawing commands: 1 moves the cursor, 2 draws lines, 7 closes the ring. Points are steps from the last one.
fn read_geometry(bytes: &[u8], kind: Kind) -> Result<Vec<Vec<[i32; 2]>>, &'static str> {
    let mut reader = Reader::new(bytes);
    let mut parts: Vec<Vec<[i32; 2]>> = Vec::new();
    let mut cursor = [0i32; 2];
    while !reader.is_empty() {
        let command = reader.varint().ok_or("a geometry is cut short")?;
        match command & 7 {
            7 => continue,
            1 if kind != Kind::Points || parts.is_empty() => parts.push(Vec::new()),
            1 | 2 => {}
            _ => return Err("a geometry has an unknown command"),
        }
        let part = parts.last_mut().ok_or("a geometry does not begin with a point")?;
        for _ in 0..command >> 3 {
            for axis in &mut cursor {
                let step = reader.varint().ok_or("a geometry is cut short")?;
                let step = i32::try_from(zigzag(step)).map_err(|_| "a point is out of range")?;
                *axis = axis.checked_add(step).ok_or("a point is out of range")?;
            }
            part.push(cursor);
        }
    }
    Ok(parts)
}
