//! Small archives for tests, made by the formats' own descriptions and not by the code that reads them.

#![allow(missing_docs)] // for tests alone

use std::io::Write as _;
use std::path::Path;

use super::TileId;

/// The check sum of PNG chunks (CRC 32, ISO 3309).
pub fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

/// A PNG of one colour, by the format's description (RFC 2083).
pub fn png(width: u32, height: u32, [red, green, blue]: [u8; 3]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        let body = [kind, data].concat();
        bytes.extend(&body);
        bytes.extend(crc32(&body).to_be_bytes());
    };
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
    let row: Vec<u8> = std::iter::once(0).chain((0..width).flat_map(|_| [red, green, blue])).collect();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    (0..height).for_each(|_| packer.write_all(&row).unwrap());
    chunk(b"IDAT", &packer.finish().unwrap());
    chunk(b"IEND", &[]);
    bytes
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn varint(mut number: u64, bytes: &mut Vec<u8>) {
    while number > 127 {
        bytes.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The entries of a directory: (number, run, offset, length).
fn directory(entries: &[(u64, u64, u64, u64)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    varint(entries.len() as u64, &mut bytes);
    let mut last = 0;
    for entry in entries {
        varint(entry.0 - last, &mut bytes);
        last = entry.0;
    }
    entries.iter().for_each(|entry| varint(entry.1, &mut bytes));
    entries.iter().for_each(|entry| varint(entry.3, &mut bytes));
    entries.iter().for_each(|entry| varint(entry.2 + 1, &mut bytes));
    gzip(&bytes)
}

/// What a PMTiles archive is made of.
pub struct Pm<'a> {
    /// 1 vector tiles (packed by gzip), 2 PNG.
    pub kind: u8,
    pub zooms: [u8; 2],
    pub metadata: &'a str,
    pub tiles: Vec<(TileId, Vec<u8>)>,
    /// Whether each tile has a leaf directory of its own.
    pub leaves: bool,
}

impl Pm<'_> {
    /// The archive's bytes, by version 3 of the specification.
    pub fn bytes(&self) -> Vec<u8> {
        let packed = self.kind == 1;
        let mut tiles: Vec<(u64, Vec<u8>)> = self
            .tiles
            .iter()
            .map(|(id, bytes)| (id.number().unwrap(), if packed { gzip(bytes) } else { bytes.clone() }))
            .collect();
        tiles.sort();
        let (mut data, mut entries) = (Vec::new(), Vec::new());
        for (number, bytes) in &tiles {
            entries.push((*number, 1, data.len() as u64, bytes.len() as u64));
            data.extend(bytes);
        }
        let mut leaves = Vec::new();
        if self.leaves {
            for entry in &mut entries {
                let leaf = directory(&[*entry]);
                *entry = (entry.0, 0, leaves.len() as u64, leaf.len() as u64);
                leaves.extend(leaf);
            }
        }
        let (root, metadata) = (directory(&entries), gzip(self.metadata.as_bytes()));
        let mut bytes = b"PMTiles\x03".to_vec();
        let mut at = 127;
        for length in [root.len(), metadata.len(), leaves.len(), data.len()] {
            bytes.extend((at as u64).to_le_bytes());
            bytes.extend((length as u64).to_le_bytes());
            at += length;
        }
        (0..3).for_each(|_| bytes.extend((tiles.len() as u64).to_le_bytes()));
        bytes.extend([1, 2, if packed { 2 } else { 1 }, self.kind, self.zooms[0], self.zooms[1]]);
        bytes.resize(127, 0);
        [bytes, root, metadata, leaves, data].concat()
    }
}

/// Writes an MBTiles file; rows count from the south, as the specification says.
pub fn mbtiles(path: &Path, metadata: &[(&str, &str)], tiles: &[(u8, u32, u32, Vec<u8>)]) {
    let table = rusqlite::Connection::open(path).unwrap();
    table
        .execute_batch(
            "CREATE TABLE metadata (name text, value text);
             CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob);
             CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);",
        )
        .unwrap();
    for row in metadata {
        table.execute("INSERT INTO metadata VALUES (?1, ?2)", *row).unwrap();
    }
    for (zoom, column, row, bytes) in tiles {
        table.execute("INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", (zoom, column, row, bytes)).unwrap();
    }
}

/// A field of a protocol buffer that holds bytes.
fn field(number: u64, data: &[u8], bytes: &mut Vec<u8>) {
    varint(number << 3 | 2, bytes);
    varint(data.len() as u64, bytes);
    bytes.extend(data);
}

/// What a feature of a vector tile is made of.
pub struct Shape<'a> {
    /// 1 point, 2 line, 3 polygon.
    pub kind: u8,
    pub points: &'a [[i32; 2]],
    pub texts: &'a [(&'a str, &'a str)],
    pub numbers: &'a [(&'a str, u64)],
}

/// A vector tile, by version 2 of the specification: layers with their features, extent 4096.
pub fn vectors(layers: &[(&str, &[Shape<'_>])]) -> Vec<u8> {
    let mut tile = Vec::new();
    for (name, shapes) in layers {
        let (mut layer, mut keys, mut values) = (Vec::new(), Vec::<Vec<u8>>::new(), Vec::<Vec<u8>>::new());
        field(1, name.as_bytes(), &mut layer);
        for shape in *shapes {
            let mut tags = Vec::new();
            let mut tag = |key: &str, value: Vec<u8>| {
                varint(keys.len() as u64, &mut tags);
                varint(values.len() as u64, &mut tags);
                keys.push(key.as_bytes().to_vec());
                values.push(value);
            };
            for (key, text) in shape.texts {
                let mut value = Vec::new();
                field(1, text.as_bytes(), &mut value);
                tag(key, value);
            }
            for (key, number) in shape.numbers {
                let mut value = vec![4 << 3];
                varint(*number, &mut value);
                tag(key, value);
            }
            let mut feature = Vec::new();
            field(2, &tags, &mut feature);
            feature.extend([3 << 3, shape.kind]);
            field(4, &geometry(shape), &mut feature);
            field(2, &feature, &mut layer);
        }
        keys.iter().for_each(|key| field(3, key, &mut layer));
        values.iter().for_each(|value| field(4, value, &mut layer));
        field(3, &layer, &mut tile);
    }
    tile
}

fn geometry(shape: &Shape<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let zigzag = |step: i32| u64::from(((step << 1) ^ (step >> 31)).cast_unsigned());
    let mut cursor = [0, 0];
    let mut go = |to: [i32; 2], bytes: &mut Vec<u8>| {
        (0..2).for_each(|axis| varint(zigzag(to[axis] - cursor[axis]), bytes));
        cursor = to;
    };
    varint(1 << 3 | 1, &mut bytes);
    go(shape.points[0], &mut bytes);
    if shape.points.len() > 1 {
        varint((shape.points.len() as u64 - 1) << 3 | 2, &mut bytes);
        shape.points[1..].iter().for_each(|point| go(*point, &mut bytes));
    }
    if shape.kind == 3 {
        bytes.push(1 << 3 | 7);
    }
    bytes
}
